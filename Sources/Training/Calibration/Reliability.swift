import Segmentation

/// How confidences compare with what happened.
struct Reliability: Sendable {
    let bins: [CalibrationEvaluation.Bin]
    let expectedCalibrationError: Double
    let brierScore: Double
    let constantBrierScore: Double

    /// Compares each customer's confidence with the share of refits in which it kept its segment.
    ///
    /// References: M. Naeini, G. Cooper, M. Hauskrecht, "Obtaining well calibrated probabilities using Bayesian
    /// binning", AAAI 2015, for the error; G. Brier, "Verification of forecasts expressed in terms of probability",
    /// Monthly Weather Review 78, 1950, for the score.
    ///
    /// - Precondition: as many of both, at least one.
    init(_ confidences: [Double], _ keptShares: [Double]) {
        let count = Double(confidences.count)
        var customers = [Int](repeating: 0, count: CalibrationEvaluation.binCount)
        var confidenceSums = [Double](repeating: 0, count: customers.count)
        var keptSums = confidenceSums
        for (confidence, kept) in zip(confidences, keptShares) {
            let bin = min(Int(confidence * Double(customers.count)), customers.count - 1)
            customers[bin] += 1
            confidenceSums[bin] += confidence
            keptSums[bin] += kept
        }
        bins = customers.indices.map { bin in
            guard customers[bin] > 0 else { return .init(customers: 0, meanConfidence: nil, keptShare: nil) }
            let size = Double(customers[bin])
            return .init(
                customers: customers[bin], meanConfidence: confidenceSums[bin] / size, keptShare: keptSums[bin] / size)
        }
        expectedCalibrationError = zip(confidenceSums, keptSums).reduce(0) { $0 + abs($1.0 - $1.1) } / count
        brierScore = Self.brierScore(confidences, keptShares)
        let share = keptShares.mean
        constantBrierScore = share * (1 - share)
    }

    /// The mean over customers and refits of (p − y)², where y is 1 when the segment was kept and else 0: for a
    /// customer who kept it in the share s of the refits, (p − s)² + s(1 − s).
    static func brierScore(_ confidences: [Double], _ keptShares: [Double]) -> Double {
        zip(confidences, keptShares).reduce(0) { sum, pair in
            let (confidence, kept) = pair
            return sum + (confidence - kept) * (confidence - kept) + kept * (1 - kept)
        } / Double(confidences.count)
    }
}
