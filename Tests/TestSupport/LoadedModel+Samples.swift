package import ModelBundle
package import Segmentation

extension LoadedModel {
    /// A small bundle of either kind: four customers, three in cluster 0 and one, an anomaly, in cluster 1.
    package static func sample(_ kind: Segmenter.Kind, isDefault: Bool = true) throws -> LoadedModel {
        let segmenter = try kind == .attributes ? Segmenter.sampleAttributes() : Segmenter.sampleRFM()
        return try sample(of: segmenter, name: kind == .attributes ? "people" : "shop", isDefault: isDefault)
    }

    /// A small bundle that takes all that bundles may hold: `Segmenter.sampleMixture()`, not the default of its kind.
    package static func sampleMixture() throws -> LoadedModel {
        try sample(of: .sampleMixture(), name: "mixed", isDefault: false)
    }

    private static func sample(of segmenter: Segmenter, name: String, isDefault: Bool) throws -> LoadedModel {
        let (kind, hasDensity) = (segmenter.kind, segmenter.dbscan != nil)
        return LoadedModel(
            manifest: Manifest(
                name: name, kind: kind, isDefault: isDefault,
                createdAt: "2026-01-02T03:04:05Z", trainerVersion: "1.0.0",
                trainingData: .init(
                    sources: [.init(name: "data.csv", bytes: 12, sha256: String(repeating: "0", count: 64))],
                    rowsRead: 6, dropped: [.init(rule: "missing id", rows: 2)], rowsKept: 4, customers: 4,
                    referenceDate: kind == .rfm ? "2011-12-10T12:50:00" : nil),
                parameters: [.init("k", .number(2)), .init("scaler", .text("standard")), .init("flag", .flag(true))],
                assignment: segmenter.mixture == nil ? .kMeans : .mixture,
                evaluation: ClusteringEvaluation(
                    inertia: segmenter.kMeans.inertia, silhouette: 0.5, daviesBouldin: 1, calinskiHarabasz: 10,
                    sizes: [3, 1],
                    density: hasDensity
                        ? .init(corePoints: 2, borderPoints: 1, noisePoints: 1, clusters: 1) : nil,
                    bootstrap: kind == .attributes ? .sample : nil,
                    counts: segmenter.mixture == nil ? nil : .sample,
                    silhouetteSample: segmenter.mixture == nil ? nil : 3)),
            segmenter: segmenter, overall: profile(0, count: 4, of: segmenter),
            profiles: [profile(0, count: 3, of: segmenter), profile(1, count: 1, of: segmenter)],
            customers: try customers(of: segmenter), map: kind == .attributes ? .success(map(of: segmenter)) : nil)
    }

    /// The four customers along age and spending, of which the first stands for two; the last is an anomaly.
    private static func map(of segmenter: Segmenter) -> CustomerMap {
        let columns = segmenter.encoder.schema.columnNames.count
        let loadings = Matrix((0..<2).map { axis in (0..<columns).map { $0 == axis ? 1 : 0 } })
        return CustomerMap(
            axes: MapAxes(
                segmenter.encoder, mean: [Double](repeating: 0.5, count: columns), loadings: loadings,
                varianceRatios: [0.75, 0.125]),
            coordinates: [[0, 1, 2], [-0.25, 0.123456, 4]], clusters: [0, 0, 1], anomalies: [2], total: 4)
    }

    private static func profile(_ cluster: Int, count: Int, of segmenter: Segmenter) -> ClusterProfile {
        ClusterProfile(
            cluster: cluster, count: count, share: Double(count) / 4, anomalies: segmenter.dbscan.map { _ in 1 },
            statistics: segmenter.encoder.schema.features.map { feature in
                switch feature.kind {
                case .number:
                    .number(mean: 10.5, median: 9, standardDeviation: 2, minimum: 1, maximum: 40)
                case .category(let encoding):
                    .category(counts: encoding.categories.indices.map { $0 + count })
                }
            })
    }

    private static func customers(of segmenter: Segmenter) throws -> CustomerTable {
        let features = segmenter.encoder.schema.features
        return try CustomerTable(
            columns: features.map(\.name), ids: ["C1", "C 2/ü", "C3", "C4"],
            labels: (0..<4).map {
                .init(cluster: $0 == 3 ? 1 : 0, dbscanCluster: segmenter.dbscan == nil ? nil : $0 == 3 ? -1 : 0)
            },
            values: (0..<4).flatMap { row in
                features.map { feature in
                    if case .number = feature.kind { Double(row) * 10.25 } else { row == 3 ? 1 : 0 }
                }
            })
    }
}

extension ClusterCountTable {
    /// Two and three clusters, of which the measures prefer either.
    fileprivate static var sample: ClusterCountTable {
        func row(_ count: Int, bic: Double?, _ sizes: [Int]) -> Row {
            Row(
                count: count, inertia: 8 / Double(count), silhouette: 0.25, daviesBouldin: 1.5, calinskiHarabasz: 7,
                gap: nil, gapError: nil, bic: bic, sizes: sizes)
        }
        return ClusterCountTable(
            rows: [row(2, bic: 60.5, [3, 1]), row(3, bic: nil, [2, 1, 1])],
            choices: [.init(.silhouette, 3), .init(.bic, 2)])
    }
}

extension BootstrapEvaluation {
    /// One refit of the sample in which its two halves of two customers each kept their segments.
    fileprivate static var sample: BootstrapEvaluation {
        let empty = CalibrationEvaluation.Bin(customers: 0, meanConfidence: nil, keptShare: nil)
        return BootstrapEvaluation(
            refits: 1, adjustedRandIndex: 0.9, stability: [.init(jaccard: 1), .init(jaccard: 0.7)],
            calibration: CalibrationEvaluation(
                method: .temperature, fittedCustomers: 2, judgedCustomers: 2, expectedCalibrationError: 0.05,
                brierScore: 0.0025, constantBrierScore: 0.1875,
                reliability: [CalibrationEvaluation.Bin](repeating: empty, count: 9)
                    + [.init(customers: 2, meanConfidence: 0.95, keptShare: 1)]))
    }
}
