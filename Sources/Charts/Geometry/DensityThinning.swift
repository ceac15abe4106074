/// Leaves out points that would lie on others: of each group one per cell of a grid, marked points apart.
///
/// The grid is the finest of a series with which few enough points are left, so that a lone point is always drawn and
/// only crowds get thinner. Where so many groups overlap that even the coarsest leaves too many, those are taken evenly.
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
        let (layers, layerCount) = Self.layers(of: cloud)
        for cells in Self.series {
            let perLayer = cloud.axes.reduce(1) { product, _ in product * cells }
            guard perLayer * layerCount <= Self.mostCells || cells == Self.series.last else { continue }
            var taken = [Bool](repeating: false, count: perLayer * layerCount)
            rest = all.filter { point in
                var cell = layers[point]
                for (values, extent) in zip(cloud.axes, extents) {
                    let position = (values[point] - extent.low) / extent.span
                    cell = cell * cells + min(Int(position * Double(cells)), cells - 1)
                }
                defer { taken[cell] = true }
                return !taken[cell]
            }
            if rest.count <= limit { break }
        }
        points = rest.count <= limit ? rest : (0..<limit).map { rest[$0 * rest.count / limit] }
    }

    /// Which grid each point is counted in: one per group, and one for its marked points.
    private static func layers(of cloud: PointCloud) -> (ofPoints: [Int], count: Int) {
        let groups = Dictionary(uniqueKeysWithValues: Set(cloud.groups).sorted().enumerated().map { ($1, 2 * $0) })
        var layers = cloud.groups.map { groups[$0] ?? 0 }
        for point in cloud.marked where layers.indices.contains(point) { layers[point] += 1 }
        return (layers, 2 * groups.count)
    }
}
