package import Segmentation

/// Small models whose answers can be worked out by hand.
extension Segmenter {
    /// Attributes: age (number, 0 or more, trained 20 to 60), spent (optional, fill 9, square root) and city
    /// (Delhi or Pune, imputed when unknown). Centroids in scaled coordinates at (0, 0, 0) and (2, 2, 1).
    package static func sampleAttributes() throws -> Segmenter {
        let city = try CategoryEncoding(
            categories: ["Delhi", "Pune"], aliases: [.init("Poona", for: "Pune")], unknownPolicy: .impute)
        let gender = try CategoryEncoding(
            categories: ["F", "M"], aliases: [.init("Female", for: "F"), .init("Male", for: "M")],
            unknownPolicy: .reject)
        let schema = try FeatureSchema(
            identifier: "CustomerID",
            [
                Feature(
                    name: "Age", kind: .number(NumberDomain(minimum: 0, trainingRange: 20...60)), unit: "years",
                    fillValue: 40),
                Feature(
                    name: "Spent", kind: .number(NumberDomain(minimum: 0, trainingRange: 0...100)), unit: "GBP",
                    isRequired: false, isActionable: true, fillValue: 9, transform: .sqrt,
                    histogram: Histogram(edges: [0, 50, 100], counts: [3, 1])),
                Feature(name: "City", kind: .category(city), isRequired: false, fillValue: 0),
                Feature(name: "Gender", kind: .category(gender), fillValue: 0),
            ])
        let centroids = Matrix([[0, 0, 0, 0], [2, 2, 1, 0]])
        return Segmenter(
            kind: .attributes,
            encoder: FeatureEncoder(
                schema: schema,
                scaler: FeatureScaler(kind: .standard, centre: [40, 3, 0, 0], scale: [10, 1, 1, 1])),
            kMeans: KMeansModel(centroids: centroids, inertia: 4), calibration: Calibration(temperature: 0.5),
            dbscan: DBSCANModel(eps: 1, minimumSamples: 2, corePoints: centroids),
            segments: try SegmentMap(
                [
                    Segment(
                        cluster: 0, name: "Regular", description: "The \"usual\" customer",
                        characteristics: ["Spends ~£9"], recommendedOffers: ["Coupons", "Bundles"]),
                    Segment(
                        cluster: 1, name: "Premium", description: "Spends more", characteristics: [],
                        recommendedOffers: ["VIP"]),
                ], clusterCount: 2))
    }

    /// Recency, frequency and monetary value, untransformed; centroids at (10, 10, 1000) and (200, 1, 100); no DBSCAN.
    package static func sampleRFM() throws -> Segmenter {
        let schema = try FeatureSchema(
            identifier: "customer_id",
            ["recency", "frequency", "monetary"].map {
                Feature(name: $0, kind: .number(NumberDomain(minimum: 0, trainingRange: 0...5_000)), fillValue: 1)
            })
        return Segmenter(
            kind: .rfm,
            encoder: FeatureEncoder(
                schema: schema, scaler: FeatureScaler(kind: .minMax, centre: [0, 0, 0], scale: [100, 10, 1000])),
            kMeans: KMeansModel(centroids: Matrix([[0.1, 1, 1], [2, 0.1, 0.1]]), inertia: 3),
            calibration: Calibration(temperature: 1), dbscan: nil,
            segments: try SegmentMap(
                (0..<2).map {
                    Segment(
                        cluster: $0, name: ["Loyal", "Lost"][$0], description: "", characteristics: [],
                        recommendedOffers: [["Early access"], ["Win-back"]][$0])
                }, clusterCount: 2))
    }
}
