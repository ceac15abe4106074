/// Which fields of an object were seen, by their places; the first 64 need no memory.
struct FieldSet {
    private var first: UInt64 = 0
    private var rest: [UInt64] = []

    /// Forgets all fields and makes room for `count`.
    mutating func reset(count: Int) {
        first = 0
        let words = max(0, (count - 1) / 64)
        if rest.count != words {
            rest = [UInt64](repeating: 0, count: words)
        } else if words > 0 {
            for word in rest.indices { rest[word] = 0 }
        }
    }

    /// Adds the field at `place`.
    @inline(__always)
    mutating func insert(_ place: Int) {
        let bit: UInt64 = 1 << UInt64(place & 63)
        if place < 64 { first |= bit } else { rest[place / 64 - 1] |= bit }
    }

    /// Whether the field at `place` was added.
    @inline(__always)
    func contains(_ place: Int) -> Bool {
        let word = place < 64 ? first : rest[place / 64 - 1]
        return word & (1 << UInt64(place & 63)) != 0
    }

    /// The first place from `start` on that was added, at most `end`.
    func next(from start: Int, to end: Int) -> Int {
        var place = start
        while place < end {
            let word = (place < 64 ? first : rest[place / 64 - 1]) >> UInt64(place & 63)
            if word != 0 { return min(end, place &+ word.trailingZeroBitCount) }
            place = (place | 63) &+ 1
        }
        return end
    }

    /// Adds the fields at `places`.
    mutating func insert(_ places: Range<Int>) {
        guard rest.isEmpty, places.upperBound < 64 else { return places.forEach { insert($0) } }
        first |= (1 << UInt64(places.upperBound) as UInt64) &- (1 << UInt64(places.lowerBound))
    }
}
