/// Points in two or three dimensions, each of one group.
package struct PointCloud: Sendable, Equatable {
    /// One value per point along each axis.
    package let axes: [[Double]]
    /// The number of the group that each point belongs to.
    package let groups: [Int]
    /// Which points stand apart, by their index; none where nobody looked.
    package let marked: Set<Int>
    /// How many points the cloud stands for, where others have been left out before.
    package let total: Int

    /// Makes a cloud.
    ///
    /// - Parameter total: how many points it stands for; by default its own.
    /// - Precondition: every axis has one value per point.
    package init(_ axes: [[Double]], groups: [Int], marked: Set<Int> = [], total: Int? = nil) {
        precondition(axes.allSatisfy { $0.count == groups.count }, "every axis needs one value per point")
        self.axes = axes
        self.groups = groups
        self.marked = marked
        self.total = max(total ?? groups.count, groups.count)
    }

    /// Number of points.
    package var count: Int { groups.count }

    /// So few points do not crowd: each may be larger.
    private static let few = 400

    /// The class of the dots of a drawing with `count` of them.
    static func dots(_ count: Int) -> String { count <= few ? "dots few " : "dots " }

    /// Whether the point can be drawn.
    func isDrawable(_ point: Int) -> Bool { axes.allSatisfy { Extent.isDrawable($0[point]) } }

    /// The points that can be drawn.
    var drawable: [Int] { groups.indices.filter(isDrawable) }

    /// At most `limit` points, where crowds are thinned and lone points stay: per group one in each cell of a grid.
    package func thinned(to limit: Int) -> PointCloud {
        let points = DensityThinning(self, points: drawable, limit: limit).points
        let marks = points.indices.filter { marked.contains(points[$0]) }
        return PointCloud(
            axes.map { axis in points.map { axis[$0] } }, groups: points.map { groups[$0] }, marked: Set(marks),
            total: total)
    }

    /// What is said of a drawing with `drawn` of the points.
    func remark(drawn: [Int], drawable: Int) -> String {
        var remarks: [String] = []
        let lost = count - drawable
        if drawn.count + lost < total {
            remarks.append(
                "Drawn: \(drawn.count) of \(total - lost) points; where they crowd, per segment one in each cell of a grid."
            )
        }
        if lost > 0 { remarks.append("\(lost) points are not numbers and are left out.") }
        return remarks.joined(separator: " ")
    }
}
