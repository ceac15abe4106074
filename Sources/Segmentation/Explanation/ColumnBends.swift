/// How each cluster's distance, or deviance, changes along each column, but for what is the same for all clusters.
struct ColumnBends: Sendable {
    /// The distance behind a step x is that before it and x · slope + x² · curvature.
    struct Bend: Sendable {
        let slope: Double
        let curvature: Double
    }

    private let clusters: Int
    /// Column after column, in each a bend per cluster.
    private let bends: [Bend]

    /// Works out the bends along the columns that are among `movable`; those along others are straight.
    init(columns: Int, clusters: Int, movable: [Int], _ bend: (_ column: Int, _ cluster: Int) -> Bend) {
        var bends = [Bend](repeating: Bend(slope: 0, curvature: 0), count: columns * clusters)
        for column in movable {
            for cluster in 0..<clusters { bends[column * clusters + cluster] = bend(column, cluster) }
        }
        self.clusters = clusters
        self.bends = bends
    }

    subscript(column: Int, cluster: Int) -> Bend { bends[column * clusters + cluster] }
}
