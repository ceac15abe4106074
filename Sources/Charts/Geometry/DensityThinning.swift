/// Leaves out points that would lie on others: of each group one per cell of a grid, marked points apart.
///
/// The grid is the finest of a series with which few enough points are left, so that a lone point is always drawn and
/// only crowds get thinner.
struct DensityThinning {
    /// Points that are left, ascending.
    let points: [Int]
    /// Cells along an axis, tried in this order.
    private static let series = [512, 384, 256, 192, 128, 96, 64, 48, 32, 24, 16, 12, 8]
    /// Grids with more cells than this in all, over all groups, are passed over.
    private static let mostCells = 1 << 26

    init(_ cloud: PointCloud, points all: [Int], limit: Int) {
        var rest = all
        guard rest.count > limit else {
            points = rest
            return
        }
        let extents = cloud.axes.map { Extent(of: $0) }
        let groups = Dictionary(uniqueKeysWithValues: Set(cloud.groups).sorted().enumerated().map { ($1, $0) })
        let places = all.map { groups[cloud.groups[$0]].map { 2 * $0 } ?? 0 }
        for cells in Self.series {
            let perGroup = cloud.axes.reduce(1) { product, _ in product * cells }
            guard perGroup * groups.count * 2 <= Self.mostCells || cells == Self.series.last else { continue }
            var taken = [Bool](repeating: false, count: perGroup * groups.count * 2)
            rest = zip(all, places).compactMap { point, group in
                var cell = group + (cloud.marked.contains(point) ? 1 : 0)
                for (values, extent) in zip(cloud.axes, extents) {
                    let position = (values[point] - extent.low) / extent.span
                    cell = cell * cells + min(Int(position * Double(cells)), cells - 1)
                }
                defer { taken[cell] = true }
                return taken[cell] ? nil : point
            }
            if rest.count <= limit { break }
        }
        points = rest
    }
}
