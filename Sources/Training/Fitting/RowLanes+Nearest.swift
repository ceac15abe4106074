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

    /// For the four rows of `block` the nearest row of `centres` as `nearest` has it, and by how much at least the next
    /// one is farther away, for the row of the four that is told apart worst.
    @inline(__always)
    func nearestTwo(
        toBlock block: Int, in centres: borrowing Matrix
    ) -> (clusters: SIMD4<Int64>, squaredDistances: SIMD4<Double>, margin: Double) {
        var least = SIMD4<Double>(repeating: .infinity)
        // No distance, but one that can be squared.
        var second = SIMD4<Double>(repeating: 1e300)
        var nearest = SIMD4<Int64>.zero
        for cluster in 0..<centres.rows {
            let distances = squaredDistances(ofBlock: block, to: centres, cluster)
            let isNearer = distances .< least
            let other = distances.replacing(with: least, where: isNearer)
            second.replace(with: other, where: other .< second)
            nearest.replace(with: Int64(cluster), where: isNearer)
            least.replace(with: distances, where: isNearer)
        }
        // The difference of two numbers is that of their squares over their sum, which the mean of the squares bounds;
        // what rounding may have done to the squares is taken off.
        let sum = least + second
        let difference = second - least - sum * 1e-12
        let squaredMargin = (difference / (sum + sum) * difference).minimum
        return (nearest, least, difference.minimum > 0 ? squaredMargin.squareRoot() : 0)
    }
}

extension SIMD4<Double> {
    /// The least of four numbers, without a branch for each as the standard library has it.
    @inline(__always)
    fileprivate var minimum: Double {
        let pair = lowHalf.replacing(with: highHalf, where: highHalf .< lowHalf)
        return pair[1] < pair[0] ? pair[1] : pair[0]
    }
}
