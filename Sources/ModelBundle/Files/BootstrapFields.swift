import JSON
import Segmentation

/// What `manifest.json` says of refits: how stable the clusters are and what the confidences are worth.
enum BootstrapFields {
    static func write(_ bootstrap: BootstrapEvaluation, to json: inout JSONWriter) {
        json.beginObject()
        json.member("refits", bootstrap.refits)
        json.member("adjusted_rand_index", bootstrap.adjustedRandIndex)
        json.key("stability")
        json.beginArray()
        for cluster in bootstrap.stability {
            json.beginObject()
            json.member("jaccard", cluster.jaccard)
            json.member("rating", cluster.rating.rawValue)
            json.endObject()
        }
        json.endArray()
        json.key("calibration")
        write(bootstrap.calibration, to: &json)
        json.endObject()
    }

    private static func write(_ calibration: CalibrationEvaluation, to json: inout JSONWriter) {
        json.beginObject()
        json.member("method", calibration.method.rawValue)
        json.member("fitted_customers", calibration.fittedCustomers)
        json.member("judged_customers", calibration.judgedCustomers)
        json.member("expected_calibration_error", calibration.expectedCalibrationError)
        json.member("brier_score", calibration.brierScore)
        json.member("constant_brier_score", calibration.constantBrierScore)
        json.key("reliability")
        json.beginArray()
        for bin in calibration.reliability {
            json.beginObject()
            json.member("customers", bin.customers)
            json.member("mean_confidence", bin.meanConfidence)
            json.member("kept_share", bin.keptShare)
            json.endObject()
        }
        json.endArray()
        json.endObject()
    }

    static func read(_ field: BundleField) throws(BundleError) -> BootstrapEvaluation {
        var stability: [ClusterStability] = []
        for element in try field("stability").elements() {
            let cluster = ClusterStability(jaccard: try share(element("jaccard")))
            let rating = try element("rating")
            guard try rating.word() == cluster.rating else { throw rating.mismatch("\"\(cluster.rating.rawValue)\"") }
            stability.append(cluster)
        }
        let index = try field("adjusted_rand_index")
        guard try (-1...1).contains(index.number()) else { throw index.mismatch("a number from -1 to 1") }
        return BootstrapEvaluation(
            refits: try field("refits").integer(atLeast: 1), adjustedRandIndex: try index.number(),
            stability: stability, calibration: try readCalibration(try field("calibration")))
    }

    private static func readCalibration(_ field: BundleField) throws(BundleError) -> CalibrationEvaluation {
        let bins = try field("reliability")
        var reliability: [CalibrationEvaluation.Bin] = []
        for bin in try bins.elements() { reliability.append(try readBin(bin)) }
        let expected = CalibrationEvaluation.binCount
        guard reliability.count == expected else {
            throw bins.error("expected \(expected) bins, found \(reliability.count)")
        }
        let judged = try field("judged_customers")
        let counted = reliability.reduce(0) { $0 + $1.customers }
        guard try judged.integer() == counted else {
            throw judged.mismatch("\(counted), as many as the reliability table has")
        }
        return CalibrationEvaluation(
            method: try field("method").word(), fittedCustomers: try field("fitted_customers").integer(),
            judgedCustomers: counted,
            expectedCalibrationError: try share(field("expected_calibration_error")),
            brierScore: try share(field("brier_score")),
            constantBrierScore: try share(field("constant_brier_score")), reliability: reliability)
    }

    private static func readBin(_ field: BundleField) throws(BundleError) -> CalibrationEvaluation.Bin {
        let customers = try field("customers").integer()
        guard customers > 0 else { return .init(customers: 0, meanConfidence: nil, keptShare: nil) }
        return .init(
            customers: customers, meanConfidence: try share(field("mean_confidence")),
            keptShare: try share(field("kept_share")))
    }

    private static func share(_ field: BundleField) throws(BundleError) -> Double {
        guard try (0...1).contains(field.number()) else { throw field.mismatch("a number from 0 to 1") }
        return try field.number()
    }
}
