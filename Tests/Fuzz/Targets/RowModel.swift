import Scoring
import Segmentation

/// A model that takes all that rows may hold: an id, numbers, categories that are refused and imputed when unknown, and
/// values that may be absent.
enum RowModel {
    static let scorer: ModelScorer = {
        do {
            return ModelScorer(try segmenter())
        } catch {
            preconditionFailure("the model is sound: \(error)")
        }
    }()

    private static func segmenter() throws -> Segmenter {
        let city = try CategoryEncoding(
            categories: ["Delhi", "Köln, Rhein"], aliases: [.init("Poona", for: "Delhi")], unknownPolicy: .impute)
        let gender = try CategoryEncoding(categories: ["F", "M"], unknownPolicy: .reject)
        let domain = NumberDomain(minimum: 0, trainingRange: 1...60)
        let schema = try FeatureSchema(
            identifier: "id",
            [
                Feature(name: "age", kind: .number(domain), fillValue: 40),
                Feature(name: "spent", kind: .number(domain), isRequired: false, fillValue: 9, transform: .sqrt),
                Feature(name: "city", kind: .category(city), isRequired: false, fillValue: 0),
                Feature(name: "gender", kind: .category(gender), fillValue: 0),
            ])
        let centroids = Matrix([[0, 0, 0, 0], [2, 2, 1, 0]])
        let names = ["Regular", "\"Premium\", rare"]
        return Segmenter(
            kind: .attributes,
            encoder: FeatureEncoder(
                schema: schema, scaler: FeatureScaler(kind: .standard, centre: [40, 3, 0, 0], scale: [10, 1, 1, 1])),
            kMeans: KMeansModel(centroids: centroids, inertia: 4), calibration: Calibration(temperature: 0.5),
            dbscan: DBSCANModel(eps: 1, minimumSamples: 2, corePoints: centroids),
            segments: try SegmentMap(
                names.indices.map {
                    Segment(
                        cluster: $0, name: names[$0], description: "", characteristics: [], recommendedOffers: [])
                }, clusterCount: names.count))
    }
}
