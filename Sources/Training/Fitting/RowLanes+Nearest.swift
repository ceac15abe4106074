import Segmentation

extension RowLanes {
    /// For the four rows of `block` the nearest row of `centres`, of equally near ones the first, and its squared
    /// distance.
    @inline(__always)
    func nearest(
        toBlock block: Int, in centres: borrowing Matrix
    ) -> (clusters: SIMD4<Int64>, squaredDistances: SIMD4<Double>) {
        var least = SIMD4<Double>(repeating: .infinity)
        var nearest = SIMD4<Int64>.zero
        for cluster in 0..<centres.rows {
            let distances = squaredDistances(ofBlock: block, to: centres, cluster)
            let isNearer = distances .< least
            nearest.replace(with: Int64(cluster), where: isNearer)
            least.replace(with: distances, where: isNearer)
        }
        return (nearest, least)
    }
}
