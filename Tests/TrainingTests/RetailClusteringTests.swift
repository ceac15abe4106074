import Segmentation
import TestSupport
import Testing
import Training

/// The Online Retail customers cluster as scikit-learn clusters them.
@Suite(.enabled(if: ClusteringReference.isPresent, "needs ../shared beside the package"))
struct RetailClusteringTests {
    private static let features = ["Recency", "Frequency", "Monetary"]
    private static let archetypes = ArchetypeTable(
        features: features,
        archetypes: [
            .init("Churn Risk", [1, -1, -1]), .init("Occasional Buyers", [0, 0, 0]),
            .init("Loyal High-Value", [-1, 1, 1]), .init("Potential Loyalists", [-1, 0, 0]),
        ])

    private func expectScaler(_ scaler: FeatureScaler, _ centre: [String: Double]?, _ scale: [String: Double]?) throws {
        for (column, feature) in Self.features.enumerated() {
            #expect(isClose(scaler.centre[column], try #require(centre?[feature])))
            #expect(isClose(scaler.scale[column], try #require(scale?[feature])))
        }
    }

    private func isClose(_ found: Double, _ expected: Double, relative: Double = 1e-6) -> Bool {
        abs(found - expected) <= relative * abs(expected)
    }

    @Test func theDefaultPipelineComesToTheReference() throws {
        let expected = (try ClusteringReference.read("a_scenarios.json") as ClusteringReference.Scenarios).recommended
        let scaling = try ClusteringReference.scaled(.cbrt, .minMax)
        try expectScaler(scaling.scaler, expected.parameters["min"], expected.parameters["range"])
        let partition = try expectClusters(of: scaling, seed: 33, expected)
        try expectQuality(of: partition, expected)
    }

    @Test func logarithmsWithStandardScalingComeToTheReference() throws {
        let expected = (try ClusteringReference.read("a_online_retail.json") as ClusteringReference.Retail).kmeansK4
        let scaling = try ClusteringReference.scaled(.log1p, .standard)
        try expectScaler(scaling.scaler, expected.parameters["mean"], expected.parameters["scale"])
        let partition = try expectClusters(of: scaling, seed: 65, expected)
        if BuildMode.isOptimised { try expectQuality(of: partition, expected) }
    }

    /// - Parameter seed: without optimisation few restarts must do; this seed's reach the best known partition.
    private func expectClusters(
        of scaling: ScalingFit, seed: UInt64, _ expected: ClusteringReference.Clusters
    ) throws -> Partition {
        let unnamed = try KMeansParameters(clusters: 4, restarts: BuildMode.isOptimised ? 100 : 1, seed: seed)
            .fit(scaling.scaled)
        let naming = try ArchetypeNaming(
            centroids: unnamed.centroids, features: Self.features, table: Self.archetypes)
        let fit = unnamed.renumbered(naming.numbers)
        #expect(isClose(fit.inertia, expected.inertia, relative: 1e-9))
        let partition = try Partition(points: scaling.scaled, labels: fit.labels)
        let profiles = try partition.profiles(
            of: ClusteringReference.retail.get().points, columns: [.number, .number, .number], isAnomaly: nil)
        for (number, archetype) in Self.archetypes.archetypes.enumerated() {
            let cluster = try #require(expected.clusters.first { $0.name == archetype.name })
            #expect(partition.sizes[number] == cluster.count, "\(archetype.name)")
            let found = try #require(naming.names.firstIndex(of: archetype.name))
            try expectFigures(fit.centroids.row(number), naming.profiles.row(found), profiles[number], cluster)
        }
        return partition
    }

    private func expectQuality(of partition: Partition, _ expected: ClusteringReference.Clusters) throws {
        let quality = try partition.quality()
        #expect(isClose(quality.silhouette.mean, expected.silhouette))
        #expect(isClose(quality.daviesBouldin, expected.daviesBouldin))
        #expect(isClose(quality.calinskiHarabasz, expected.calinskiHarabasz))
        #expect(isClose(quality.inertia, expected.inertia))
    }

    private func expectFigures(
        _ centroid: ArraySlice<Double>, _ scores: ArraySlice<Double>, _ profile: ClusterProfile,
        _ expected: ClusteringReference.Clusters.Cluster
    ) throws {
        for (column, feature) in Self.features.enumerated() {
            #expect(isClose(Array(centroid)[column], try #require(expected.centroidScaled[feature])))
            #expect(isClose(Array(scores)[column], try #require(expected.profileZAcrossCentroids[feature])))
            guard case .number(let mean, let median, _, _, _) = profile.statistics[column] else {
                Issue.record("\(feature) is a number")
                return
            }
            #expect(isClose(mean, try #require(expected.meanOfMembers[feature])))
            #expect(isClose(median, try #require(expected.medianOfMembers[feature])))
        }
    }

    @Test func densityOfTheDefaultPipelineComesToTheReference() throws {
        let expected: ClusteringReference.DefaultDensity = try ClusteringReference.read("a_default_dbscan.json")
        let points = try ClusteringReference.scaled(.cbrt, .minMax).scaled
        try expect(expected.recommended, of: points)
        for density in expected.others where BuildMode.isOptimised { try expect(density, of: points) }
    }

    @Test func densityOfLogarithmsComesToTheReference() throws {
        let expected: ClusteringReference.Retail = try ClusteringReference.read("a_online_retail.json")
        let points = try ClusteringReference.scaled(.log1p, .standard).scaled
        let first = try #require(expected.dbscan.first)
        #expect((first.eps, first.minSamples) == (0.6, 6))
        let labels = try expect(first, of: points).labels
        let ids = try ClusteringReference.retail.get().ids
        #expect(zip(ids, labels).filter { $0.1 == DBSCANFit.noise }.map(\.0) == expected.noiseIDs)
        for density in expected.dbscan.dropFirst() where BuildMode.isOptimised { try expect(density, of: points) }
    }

    @discardableResult
    private func expect(_ density: ClusteringReference.Density, of points: Matrix) throws -> DBSCANFit {
        let fit = try DBSCANParameters(eps: density.eps, minimumSamples: density.minSamples).fit(points)
        #expect(fit.coreRows.count == density.core, "\(density)")
        #expect(fit.clusters == density.clusters, "\(density)")
        #expect(fit.noiseCount == density.noise, "\(density)")
        if let border = density.border { #expect(fit.borderCount == border, "\(density)") }
        if let sizes = density.clusterSizes { #expect(fit.sizes.sorted(by: >) == sizes, "\(density)") }
        return fit
    }

    @Test(
        .enabled(if: BuildMode.isOptimised, "takes a minute without optimisation"),
        arguments: [
            ("log1p+standard", FeatureTransform.log1p, FeatureScaler.Kind.standard),
            ("standard", .none, .standard), ("cbrt+minmax", .cbrt, .minMax),
        ])
    func theElbowComesToTheReference(name: String, transform: FeatureTransform, scaler: FeatureScaler.Kind) throws {
        let expected: ClusteringReference.Retail = try ClusteringReference.read("a_online_retail.json")
        let points = try ClusteringReference.scaled(transform, scaler).scaled
        for row in try #require(expected.elbow[name]) {
            let fit = try KMeansParameters(clusters: row.k).fit(points)
            let quality = try Partition(points: points, labels: fit.labels).quality()
            let limit = row.k >= 7 ? 1.005 : 1.001
            #expect(fit.inertia <= row.inertia * limit, "\(name), k = \(row.k)")
            #expect(abs(quality.silhouette.mean - row.silhouette) < 0.015, "\(name), k = \(row.k)")
        }
    }
}
