/// Some of many cells, by their place among these.
struct SparseCells: Sendable {
    /// A bit for each cell, 64 to a word, the first one lowest.
    private let words: [UInt64]
    /// How many cells there are in the words before each.
    private let before: [UInt32]
    /// How many there are in all.
    let count: Int

    /// Takes the cells for which `isThere` says so.
    init(_ isThere: [Bool]) {
        var words = [UInt64](repeating: 0, count: (isThere.count + 63) / 64)
        for cell in isThere.indices where isThere[cell] { words[cell / 64] |= 1 << UInt64(cell % 64) }
        var count = 0
        before = words.map { word in
            defer { count += word.nonzeroBitCount }
            return UInt32(count)
        }
        self.words = words
        self.count = count
    }

    /// How many of the cells come before `cell`, which is one of them.
    @inline(__always)
    func place(of cell: Int) -> Int {
        let below = (1 &<< UInt64(truncatingIfNeeded: cell & 63)) &- 1
        return Int(before[cell / 64]) &+ (words[cell / 64] & below).nonzeroBitCount
    }
}
