/// A view of a table's spellings, for texts that are short.
@frozen @usableFromInline package struct ExactSpellings: ~Escapable {
    @usableFromInline let entries: Span<SpellingTable.Entry>

    @_lifetime(copy entries)
    @inlinable
    @inline(__always)
    init(entries: Span<SpellingTable.Entry>) {
        self.entries = entries
    }

    /// The code that a text of `count` bytes spells by one of the spellings at `range` but for the case of ASCII letters,
    /// or nil: at most sixteen bytes, which `words` hold, the first one lowest and zeros behind them.
    @inlinable
    @inline(__always)
    package func code(ofWords words: SIMD2<UInt64>, count: Int, among range: Range<Int>) -> Int? {
        let digest = SpellingTable.Digest(words, count: count)
        precondition(range.upperBound <= entries.count, "spellings beyond those of the table")
        var index = range.lowerBound
        while index < range.upperBound {
            // Below the count, as was just checked.
            if unsafe entries[unchecked: index].digest.isSame(as: digest) {
                return unsafe entries[unchecked: index].code
            }
            index &+= 1
        }
        return nil
    }
}
