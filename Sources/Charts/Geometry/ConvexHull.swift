/// The least convex polygon around points.
///
/// Reference: A. M. Andrew, "Another efficient algorithm for convex hulls in two dimensions", Information Processing
/// Letters 9, 1979.
package enum ConvexHull {
    /// The corners among `points`, counterclockwise from the leftmost; fewer than three where the points lie in a line.
    package static func corners(of points: [SIMD2<Double>]) -> [SIMD2<Double>] {
        let sorted = points.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
        guard let first = sorted.first, let last = sorted.last, first != last else { return Array(sorted.prefix(1)) }
        let half = half(sorted)
        let back = self.half(sorted.reversed())
        return Array(half.dropLast() + back.dropLast())
    }

    private static func half(_ points: some Sequence<SIMD2<Double>>) -> [SIMD2<Double>] {
        var chain: [SIMD2<Double>] = []
        for point in points {
            while chain.count > 1, cross(chain[chain.count - 2], chain[chain.count - 1], point) <= 0 {
                chain.removeLast()
            }
            chain.append(point)
        }
        return chain
    }

    /// Above 0 where the way from `origin` over `one` to `other` turns left.
    private static func cross(_ origin: SIMD2<Double>, _ one: SIMD2<Double>, _ other: SIMD2<Double>) -> Double {
        (one.x - origin.x) * (other.y - origin.y) - (one.y - origin.y) * (other.x - origin.x)
    }
}
