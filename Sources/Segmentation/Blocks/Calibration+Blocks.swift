import Glibc

extension Calibration {
    /// Writes the confidences of the first `count` customers of a block, of whose distances, or deviances, there is a
    /// column per cluster.
    func rate(
        _ nearest: BlockNearest, _ distances: BlockColumns, _ count: Int, by weights: inout BlockWeights,
        into confidences: inout [Double]
    ) {
        switch method {
        case .temperature(let temperature):
            weights.weigh(distances, beside: nearest.distances, count, temperature: temperature)
            weights.writeShares(count, into: &confidences)
        case .isotonic: rateRows(nearest, distances, count, into: &confidences)
        }
    }

    /// The way of a map of the margin: one customer after the other.
    private func rateRows(
        _ nearest: BlockNearest, _ distances: BlockColumns, _ count: Int, into confidences: inout [Double]
    ) {
        var row = [Double](repeating: 0, count: distances.columns)
        for customer in 0..<count {
            distances.copy(customer: customer, into: &row)
            confidences[customer] = confidence(of: nearest.clusters[customer], squaredDistances: row.span)
        }
    }
}
