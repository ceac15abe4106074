/// A model's training customers as points, thinned where they crowd: no id, no feature, only where they stand.
package struct CustomerMap: Sendable, Equatable {
    /// Along what the points are given, and the way there for further customers.
    package let axes: MapAxes
    /// One list of coordinates per axis, one coordinate per point.
    package let coordinates: [[Double]]
    /// The cluster of each point.
    package let clusters: [Int]
    /// The points that are anomalies, by their index.
    package let anomalies: [Int]
    /// How many customers the points stand for.
    package let total: Int

    /// Makes a map.
    ///
    /// - Precondition: one list per axis, and in each one coordinate per point.
    package init(axes: MapAxes, coordinates: [[Double]], clusters: [Int], anomalies: [Int], total: Int) {
        precondition(
            coordinates.count == axes.count && coordinates.allSatisfy { $0.count == clusters.count },
            "each point has a coordinate per axis")
        self.axes = axes
        self.coordinates = coordinates
        self.clusters = clusters
        self.anomalies = anomalies
        self.total = total
    }
}
