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

    /// Age (optional, fill 40, limits 20 to 60), spent (Yeo and Johnson's power 0, a logarithm) and city (a column each
    /// for Delhi and Pune), projected on three components: age in tens from 40, Delhi or Pune as ±½, and ln(1 + spent).
    /// Two spherical components of a mixture at (0, ½, 0) and (2, −½, 0), alike but for their means.
    package static func sampleMixture() throws -> Segmenter {
        let city = try CategoryEncoding(categories: ["Delhi", "Pune"], unknownPolicy: .reject, coding: .oneHot)
        let domain = NumberDomain(minimum: 0, trainingRange: 0...100)
        let schema = try FeatureSchema(
            identifier: "id",
            [
                Feature(
                    name: "Age", kind: .number(domain), isRequired: false, fillValue: 40, winsorLimits: 20...60),
                Feature(name: "City", kind: .category(city), fillValue: 0),
                Feature(name: "Spent", kind: .number(domain), fillValue: 0, transform: .yeoJohnson(lambda: 0)),
            ])
        let mixture = try GaussianMixtureModel(
            shape: .spherical, weights: [0.5, 0.5], means: Matrix([[0, 0.5, 0], [2, -0.5, 0]]),
            covariances: Matrix([[1], [1]]))
        return Segmenter(
            kind: .attributes,
            encoder: FeatureEncoder(
                schema: schema,
                scaler: FeatureScaler(kind: .standard, centre: [40, 0, 0, 0], scale: [10, 1, 1, 1]),
                projection: Projection(
                    mean: [0, 0.5, 0.5, 0], components: Matrix([[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 0, 1]]),
                    explainedVariance: [3, 2, 1], explainedVarianceRatio: [0.5, 0.25, 0.125])),
            kMeans: KMeansModel(centroids: mixture.means, inertia: 4), mixture: mixture,
            calibration: Calibration(temperature: 1),
            dbscan: DBSCANModel(eps: 1, minimumSamples: 2, corePoints: mixture.means),
            segments: try SegmentMap(
                ["Near", "Far"].enumerated().map {
                    Segment(cluster: $0, name: $1, description: "", characteristics: [], recommendedOffers: [])
                }, clusterCount: 2))
    }
}
