import CSV
import Segmentation
import TestSupport
import Testing
import Training

/// Customer tables cluster as scikit-learn clusters them.
@Suite(.enabled(if: ClusteringReference.isPresent, "needs ../shared beside the package"))
struct TableClusteringTests {
    private func isClose(_ found: Double, _ expected: Double, relative: Double = 1e-6) -> Bool {
        abs(found - expected) <= relative * abs(expected)
    }

    private func customers() throws -> AttributeTable {
        try AttributeSource(
            FileSource(path: SharedFile.path("data/customerdata/CustomerData.csv")),
            identifier: CSVColumn("CustomerID"),
            columns: [
                .numeric("Age"), .categorical("Gender"), .categorical("City"), .numeric("AnnualIncome"),
                .numeric("TotalSpent"), .numeric("MonthlyPurchases"), .numeric("AvgOrderValue"),
                .numeric("AppTimeMinutes"), .categorical("DiscountUsage"), .categorical("PreferredShoppingTime"),
            ]
        ).read().table
    }

    @Test func theCustomersComeToTheReference() throws {
        let reference: ClusteringReference.CustomerData = try ClusteringReference.read("b_customerdata.json")
        let expected = reference.main10Features
        let table = try customers()
        let scaling = try ScalingParameters(transform: .none, columns: 10, scaler: .standard).fit(table.matrix)
        let unnamed = try KMeansParameters(clusters: 3).fit(scaling.scaled)
        #expect(isClose(unnamed.inertia, expected.inertia))
        let archetypes = ArchetypeTable(
            features: ["AnnualIncome", "TotalSpent", "MonthlyPurchases"],
            archetypes: [.init("low", [-1, -1, -1]), .init("high", [1, 1, 1]), .init("middle", [0, 0, 0])])
        let naming = try ArchetypeNaming(
            centroids: unnamed.centroids, features: table.columns.map(\.name), table: archetypes)
        let fit = unnamed.renumbered(naming.numbers)
        for (cluster, members) in expected.clusters.map(\.members).enumerated() {
            #expect(zip(table.ids, fit.labels).filter { $0.1 == cluster }.map(\.0) == members)
        }
        let partition = try Partition(points: scaling.scaled, labels: fit.labels)
        let quality = try partition.quality()
        #expect(isClose(quality.silhouette.mean, expected.silhouette))
        #expect(isClose(quality.daviesBouldin, expected.daviesBouldin))
        #expect(isClose(quality.calinskiHarabasz, expected.calinskiHarabasz))
        try expectProfiles(partition, table, expected)
    }

    private func expectProfiles(
        _ partition: Partition, _ table: AttributeTable, _ expected: ClusteringReference.CustomerData.Main
    ) throws {
        let kinds = table.columns.map { column -> ProfileColumn in
            guard case .categorical(_, let categories) = column.values else { return .number }
            return .category(categories: categories.count)
        }
        let profiles = try partition.profiles(of: table.matrix, columns: kinds, isAnomaly: nil)
        for (profile, cluster) in zip(profiles, expected.clusters) {
            #expect(profile.count == cluster.count)
            for (column, statistics) in zip(table.columns, profile.statistics) {
                switch (statistics, column.values) {
                case (.number(let mean, _, _, _, _), _):
                    #expect(isClose(mean, try #require(cluster.means[column.name])))
                case (.category(let counts), .categorical(_, let categories)):
                    let mode = try #require(counts.indices.max { (counts[$0], $1) < (counts[$1], $0) })
                    #expect(categories[mode] == cluster.modes[column.name], "\(column.name)")
                default:
                    Issue.record("\(column.name) has codes without categories")
                }
            }
        }
    }

    @Test func theMallElbowComesToTheReference() throws {
        let reference: ClusteringReference.Mall = try ClusteringReference.read("c_mall.json")
        let table = try AttributeSource(
            FileSource(path: SharedFile.path("data/mall/Mall_Customers.csv")), identifier: CSVColumn("CustomerID"),
            columns: [.numeric("Annual Income (k$)"), .numeric("Spending Score (1-100)")], outliers: nil
        ).read().table
        let sweep = try #require(reference.main["income+score raw"])
        for row in sweep.byK where BuildMode.isOptimised || row.k <= 6 {
            let restarts = BuildMode.isOptimised ? 400 : 40
            let fit = try KMeansParameters(clusters: row.k, restarts: restarts).fit(table.matrix)
            let quality = try Partition(points: table.matrix, labels: fit.labels).quality()
            #expect(fit.inertia <= row.inertia * 1.001, "k = \(row.k)")
            #expect(abs(quality.silhouette.mean - row.silhouette) < (row.k <= 6 ? 0.005 : 0.015), "k = \(row.k)")
        }
    }
}
