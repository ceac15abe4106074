extension NeighbourhoodGrid {
    /// Writes which of the first `count` customers of a block are beyond all points' radius, as far as their cells tell.
    ///
    /// - Returns: those whose cells do not tell, a bit for each, that of the first one lowest.
    func judge(_ places: BlockColumns, _ count: Int, into anomalies: inout [Bool]) -> UInt64 {
        guard !verdicts.isEmpty else { return CustomerBlock.bits(ofFirst: count) }
        var cells = InlineArray<64, Int>(repeating: 0)
        findCells(of: places, count, &cells)
        var flags = anomalies.mutableSpan
        let verdicts = verdicts.span
        var open: UInt64 = 0
        for customer in 0..<count {
            let cell = max(cells[customer], 0)
            let found = cells[customer] < 0 ? Verdict.far.rawValue : verdicts[cell / 4] >> UInt8(cell % 4 * 2) & 3
            flags[customer] = found == Verdict.far.rawValue
            open |= (found == Verdict.unknown.rawValue ? 1 : 0) << UInt64(customer)
        }
        return open
    }

    /// Finds the cells in which customers lie; less than nothing for those beyond the grid.
    private func findCells(of places: BlockColumns, _ count: Int, _ cells: inout InlineArray<64, Int>) {
        precondition(places.columns == axes.count, "a place must have as many coordinates as the points")
        for index in axes.indices {
            let axis = axes[index]
            let (coordinates, bound) = (places[index], Double(axis.cells))
            for customer in 0..<count {
                let place = (coordinates[customer] - axis.origin) * cellsPerUnit
                let isInside = place >= 0 && place < bound
                cells[customer] &+= isInside ? Int(place) &* axis.stride : Self.beyond
            }
        }
    }

    /// What makes the number of any cell less than nothing, however many axes there are.
    private static let beyond = -1 << 48
}
