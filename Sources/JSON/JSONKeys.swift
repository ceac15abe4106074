import Bytes

/// The names an object's members may have, in an order, and the quick way from a key to its place in that order.
///
/// Clients nearly always send the members in one order, so the place after the last one found is tried first; else a
/// table of the names' hashes decides. The names are the program's own, so nobody can make them clash.
@usableFromInline package struct JSONKeys: Sendable {
    /// The names, each at its place.
    package let names: [String]
    private let bytes: [UInt8]
    private let starts: [Int]
    /// Each name as a document spells it: in quotes, a colon behind.
    @usableFromInline let tokens: [JSONKeyToken]
    /// Place plus one of the name that hashes to each slot or, when taken, to one of those before it; 0 is empty.
    private let slots: [Int]

    /// Makes the table of `names`.
    ///
    /// - Precondition: no name stands there twice.
    package init(_ names: [String]) {
        precondition(Set(names).count == names.count, "each name of an object must be there once")
        self.names = names
        bytes = names.flatMap { Array($0.utf8) }
        starts = names.reduce(into: [0]) { starts, name in starts.append(starts[starts.count - 1] + name.utf8.count) }
        tokens = names.map(Self.token)
        var slotCount = 8
        while slotCount < names.count * 4 { slotCount *= 2 }
        var slots = [Int](repeating: 0, count: slotCount)
        for (place, name) in names.enumerated() {
            var slot = Self.hash(Array(name.utf8).span) & (slotCount - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (slotCount - 1) }
            slots[slot] = place + 1
        }
        self.slots = slots
    }

    /// The names as documents spell them.
    package var spelled: Span<JSONKeyToken> {
        @_lifetime(borrow self)
        @inlinable
        @inline(always)
        get { tokens.span }
    }

    private static func token(of name: String) -> JSONKeyToken {
        var writer = JSONWriter(ByteBuffer())
        writer.value(name)
        var token = writer.finish()
        token.append(UInt8(ascii: ":"))
        return JSONKeyToken(token.bytes)
    }

    /// The place of `key` among the names, or nil when it is none of them.
    ///
    /// - Parameter expected: where it probably is: one past the place of the key before it.
    package func index(of key: borrowing JSONText, expecting expected: Int = 0) -> Int? {
        if expected < names.count, key.equals(name(at: expected)) { return expected }
        guard key.isPlain else { return names.indices.first { key.equals(name(at: $0)) } }
        var slot = Self.hash(key.raw) & (slots.count - 1)
        while slots[slot] != 0 {
            let place = slots[slot] - 1
            if key.raw.hasSameBytes(as: name(at: place)) { return place }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    @_lifetime(borrow self)
    @inline(__always)
    private func name(at place: Int) -> Span<UInt8> {
        bytes.span.extracting(starts[place]..<starts[place + 1])
    }

    /// Eight bytes at a time, multiplied by 2^64 divided by the golden ratio (Knuth, volume 3, section 6.4).
    private static func hash(_ name: Span<UInt8>) -> Int {
        var hash = UInt64(truncatingIfNeeded: name.count)
        for start in stride(from: 0, to: name.count, by: 8) {
            hash = (hash ^ name.paddedWord(at: start)) &* 0x9E37_79B9_7F4A_7C15
            hash ^= hash >> 32
        }
        return Int(truncatingIfNeeded: hash)
    }
}
