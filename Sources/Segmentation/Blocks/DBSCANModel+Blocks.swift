extension DBSCANModel {
    /// Writes which of the first `count` customers of a block lie apart from all core points.
    func judge(_ places: BlockColumns, _ count: Int, into anomalies: inout [Bool]) {
        var open = grid.look { $0.judge(places, count, into: &anomalies) } ?? CustomerBlock.bits(ofFirst: count)
        guard open != 0 else { return }
        var vector = [Double](repeating: 0, count: places.columns)
        while open != 0 {
            let customer = open.trailingZeroBitCount
            open &= open - 1
            places.copy(customer: customer, into: &vector)
            anomalies[customer] = isAnomaly(vector.span)
        }
    }
}
