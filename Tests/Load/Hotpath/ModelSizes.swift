import Bytes
import JSON
import Scoring
import Segmentation

/// Models and customers of any size, made of numbers that look random and are the same in every run.
enum ModelSizes {
    static func predictions() throws -> [Timing.Case] {
        var cases: [Timing.Case] = []
        for clusters in [3, 30, 300] {
            for features in [10, 100, 1_000] {
                var numbers = Numbers()
                let segmenter = try segmenter(clusters: clusters, features: features, &numbers)
                cases.append(
                    Timing.Case(
                        name: "k = \(clusters), \(features) features",
                        rounds: Rounds.predict(segmenter, numbers.next(features))))
            }
        }
        return cases
    }

    /// Queries inside the cloud of points and far from it, in three columns.
    static func lookUps() -> [Timing.Case] {
        [100, 4_268, 100_000].flatMap { count in
            var numbers = Numbers()
            let model = DBSCANModel(
                eps: 0.2, minimumSamples: 5,
                corePoints: Matrix(rows: count, columns: 3, values: numbers.next(count * 3)))
            return [
                Timing.Case(name: "\(count) points, one near", rounds: lookUp(model, [0.01, -0.02, 0.03])),
                Timing.Case(name: "\(count) points, none near", rounds: lookUp(model, [1.3, 0.1, 0.1])),
            ]
        }
    }

    static func readings() throws -> [Timing.Case] {
        try [10, 100, 1_000].map { features in
            var numbers = Numbers()
            let rules = CustomerRules(try schema(features))
            let members = numbers.next(features).enumerated().map { "\"f\($0)\":\(Int($1 * 1e6))" }
            let body = Array("{\(members.joined(separator: ","))}".utf8)
            return Timing.Case(name: "\(features) features, \(body.count) bytes", rounds: Rounds.read(body, rules))
        }
    }

    private static func lookUp(_ model: DBSCANModel, _ query: [Double]) -> (Int) -> Int {
        { rounds in
            var anomalies = 0
            for _ in 0..<rounds { anomalies += model.isAnomaly(query.span) ? 1 : 0 }
            return anomalies
        }
    }

    private static func schema(_ features: Int) throws -> FeatureSchema {
        try FeatureSchema(
            identifier: "id",
            (0..<features).map {
                Feature(
                    name: "f\($0)", kind: .number(NumberDomain(minimum: nil, trainingRange: -1e9...1e9)), fillValue: 0)
            })
    }

    private static func segmenter(
        clusters: Int, features: Int, _ numbers: inout Numbers
    ) throws -> Segmenter {
        Segmenter(
            kind: .attributes,
            encoder: FeatureEncoder(
                schema: try schema(features),
                scaler: FeatureScaler(
                    kind: .standard, centre: numbers.next(features), scale: numbers.next(features).map { 1 + $0 * $0 })
            ),
            kMeans: KMeansModel(
                centroids: Matrix(rows: clusters, columns: features, values: numbers.next(clusters * features)),
                inertia: 1),
            calibration: Calibration(temperature: Double(features)), dbscan: nil,
            segments: try SegmentMap(
                (0..<clusters).map {
                    Segment(cluster: $0, name: "\($0)", description: "", characteristics: [], recommendedOffers: [])
                }, clusterCount: clusters))
    }
}

/// Numbers between -1 and 1 by Marsaglia's xorshift (Journal of Statistical Software 8(14), 2003).
struct Numbers {
    private var state: UInt64 = 0x9E37_79B9_7F4A_7C15

    mutating func next(_ count: Int) -> [Double] {
        (0..<count).map { _ in
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Double(state >> 11) / Double(1 << 52) - 1
        }
    }
}
