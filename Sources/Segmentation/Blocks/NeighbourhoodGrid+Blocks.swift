extension NeighbourhoodGrid {
    /// Writes which of the first `count` customers of a block are beyond all points' radius, as far as the grid tells.
    ///
    /// - Returns: those of whom it does not tell, a bit for each, that of the first one lowest.
    func judge(_ places: BlockColumns, _ count: Int, into anomalies: inout [Bool]) -> UInt64 {
        guard !verdicts.isEmpty else { return CustomerBlock.bits(ofFirst: count) }
        var cells = InlineArray<64, Int>(repeating: 0)
        findCells(of: places, count, &cells)
        var flags = anomalies.mutableSpan
        let verdicts = verdicts.span
        var open: UInt64 = 0
        for customer in 0..<count {
            // There is a verdict for every cell; far, which is nothing, stands for those beyond without a branch.
            let cell = max(cells[customer], 0)
            let verdict = unsafe verdicts[unchecked: cell / 4] &>> UInt8(truncatingIfNeeded: cell % 4 &* 2)
            let found = verdict & (cells[customer] < 0 ? Verdict.far.rawValue : 3)
            flags[customer] = found == Verdict.far.rawValue
            open |= (found == Verdict.unknown.rawValue ? 1 : 0) &<< UInt64(truncatingIfNeeded: customer)
        }
        return lookAtCandidates(places, cells.span, open, &flags) ? 0 : open
    }

    /// Judges customers whose cells do not tell, a bit for each; false where the points to look at are not known either.
    private func lookAtCandidates(
        _ places: BlockColumns, _ cells: Span<Int>, _ customers: UInt64, _ flags: inout MutableSpan<Bool>
    ) -> Bool {
        // Asked by its case: to bind the candidates would copy them.
        guard case .some = candidates else { return false }
        // A grid has no more than four axes.
        var vector = InlineArray<4, Double>(repeating: 0)
        var open = customers
        while open != 0 {
            let customer = open.trailingZeroBitCount
            open &= open - 1
            for column in axes.indices { vector[column] = places[column][customer] }
            let place = vector.span.extracting(0..<axes.count)
            flags[customer] = candidates?.containsPoint(near: place, in: cells[customer]) == false
        }
        return true
    }

    /// Finds the cells in which customers lie; less than nothing for those beyond the grid.
    private func findCells(of places: BlockColumns, _ count: Int, _ cells: inout InlineArray<64, Int>) {
        precondition(places.columns == axes.count, "a place must have as many coordinates as the points")
        // As floating-point numbers, which are exact far beyond the number of cells: of them two are worked out at once.
        var sums = InlineArray<64, Double>(repeating: 0)
        var numbers = sums.mutableSpan
        for index in axes.indices {
            Self.addCells(along: axes[index], cellsPerUnit, places[index], count, to: &numbers)
        }
        for customer in 0..<count { cells[customer] = Int(numbers[customer]) }
    }

    private static func addCells(
        along axis: Axis, _ cellsPerUnit: Double, _ coordinates: Span<Double>, _ count: Int,
        to numbers: inout MutableSpan<Double>
    ) {
        precondition(count <= coordinates.count && count <= numbers.count, "a column has a number for each customer")
        let (origin, bound, stride) = (axis.origin, Double(axis.cells), Double(axis.stride))
        for customer in 0..<count {
            // Within both, as was just checked.
            let place = unsafe (coordinates[unchecked: customer] - origin) * cellsPerUnit
            let isInside = place >= 0 && place < bound
            let nearest = (place + Self.wholesOnly) - Self.wholesOnly
            let cell = nearest > place ? nearest - 1 : nearest
            unsafe numbers[unchecked: customer] += isInside ? cell * stride : Self.beyond
        }
    }

    /// A number so large that a smaller one added to it is rounded to a whole one.
    private static let wholesOnly = 0x1p52
    /// What makes the number of any cell less than nothing, however many axes there are.
    private static let beyond = -0x1p48
}
