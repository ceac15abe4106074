package import Segmentation

/// Names for clusters, each given to one cluster only.
///
/// The scaled centroids are standardised per column across the clusters (ddof 0, every cluster counting the same),
/// which says how each cluster lies among the others; then names go to clusters one to one with the least sum of
/// squared distances to the archetypes.
package struct ArchetypeNaming: Sendable, Equatable {
    /// The archetype of each cluster, as its position in the table.
    package let archetypeOfCluster: [Int]
    /// The name of each cluster.
    package let names: [String]
    /// k × f, how each cluster lies among the others in the features of the table; 0 where all agree.
    package let profiles: Matrix
    /// Sum of squared distances of the profiles from their archetypes.
    package let cost: Double

    /// Names clusters.
    ///
    /// - Parameters:
    ///   - centroids: k × d, in the scaled space.
    ///   - features: the names of the d columns.
    package init(
        centroids: Matrix, features: [String], table: ArchetypeTable
    ) throws(ArchetypeError) {
        precondition(features.count == centroids.columns, "every column of the centroids needs a name")
        guard centroids.rows <= table.archetypes.count else {
            throw .tooFewArchetypes(found: table.archetypes.count, clusters: centroids.rows)
        }
        if let problem = centroids.firstNonFiniteValue { throw .nonFinite(problem) }
        var profiles = Matrix(rows: centroids.rows, columns: table.features.count)
        for (position, feature) in table.features.enumerated() {
            guard let column = features.firstIndex(of: feature) else {
                throw .unknownFeature(feature, known: features)
            }
            let scores = Self.standardised(centroids.column(column))
            for (cluster, score) in scores.enumerated() { profiles[cluster, position] = score }
        }
        let assignment = OptimalAssignment(costs: Self.costs(of: profiles, table))
        archetypeOfCluster = assignment.columnOfRow
        names = assignment.columnOfRow.map { table.archetypes[$0].name }
        cost = assignment.cost
        self.profiles = profiles
    }

    /// The number of each cluster in the table's order, for `KMeansFit.renumbered(_:)`.
    package var numbers: [Int] {
        archetypeOfCluster.map { own in archetypeOfCluster.count { $0 < own } }
    }

    private static func standardised(_ values: [Double]) -> [Double] {
        guard !values.isEmpty else { return [] }
        let mean = values.mean
        let deviation = values.standardDeviation
        return values.map { deviation > 0 ? ($0 - mean) / deviation : 0 }
    }

    private static func costs(of profiles: Matrix, _ table: ArchetypeTable) -> Matrix {
        var costs = Matrix(rows: profiles.rows, columns: table.archetypes.count)
        for cluster in 0..<profiles.rows {
            for (position, archetype) in table.archetypes.enumerated() {
                costs[cluster, position] = zip(profiles.row(cluster), archetype.profile).reduce(0) {
                    $0 + ($1.0 - $1.1) * ($1.0 - $1.1)
                }
            }
        }
        return costs
    }
}
