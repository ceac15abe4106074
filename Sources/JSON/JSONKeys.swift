import Bytes

/// The names an object's members may have, in an order, and the quick way from a key to its place in that order.
///
/// Clients nearly always send the members in one order, so the place after the last one found is tried first; else a
/// table hashed by length and ends of the name decides. The names are the program's own, so nobody can make them clash.
@usableFromInline package struct JSONKeys: Sendable {
    /// The names, each at its place.
    package let names: [String]
    private let bytes: [UInt8]
    private let starts: [Int]
    /// Each name as a document spells it: in quotes, a colon behind.
    @usableFromInline let tokens: [UInt8]
    /// Where each token begins, and where the last ends.
    @usableFromInline let tokenStarts: [Int]
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
        (tokens, tokenStarts) = Self.tokens(of: names)
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

    /// The name at `place` as documents spell it, `"Name":`; empty where no name is.
    @_lifetime(borrow self)
    @inlinable
    @inline(__always)
    func token(at place: Int) -> Span<UInt8> {
        guard place >= 0, place < tokenStarts.count &- 1 else { return tokens.span.extracting(first: 0) }
        // The starts ascend and end with the number of bytes, as `tokens(of:)` makes them.
        let bounds = unsafe Range(uncheckedBounds: (tokenStarts[place], tokenStarts[place &+ 1]))
        return unsafe tokens.span.extracting(unchecked: bounds)
    }

    private static func tokens(of names: [String]) -> ([UInt8], [Int]) {
        var tokens: [UInt8] = []
        var starts = [0]
        for name in names {
            var writer = JSONWriter(ByteBuffer())
            writer.value(name)
            let quoted = writer.finish()
            tokens += quoted.bytes.indices.map { quoted.bytes[$0] } + [UInt8(ascii: ":")]
            starts.append(tokens.count)
        }
        return (tokens, starts)
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

    private static func hash(_ name: Span<UInt8>) -> Int {
        guard !name.isEmpty else { return 0 }
        let middle = Int(name[name.count / 2]) &* 31
        return name.count &* 7 &+ Int(name[0]) &* 131 &+ middle &+ Int(name[name.count - 1]) &* 17
    }
}
