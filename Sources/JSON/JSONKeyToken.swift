public import Bytes

/// A name as documents spell it, `"Name":`, in the form that is quickest to compare: as a few words.
@frozen @usableFromInline package struct JSONKeyToken: Sendable {
    /// How many bytes it has; zero where there are more than the words hold, so that it is never found this way.
    @usableFromInline let count: Int
    /// How many bytes there must be to look for it: one before and two behind it, and eight at least for the first word;
    /// more than any document has where it is never found this way.
    @usableFromInline let room: Int
    /// The bits of the first word that count.
    @usableFromInline let mask: UInt64
    /// The bytes from the first, the eighth and the sixteenth on, the first one lowest, with zeros behind the end.
    @usableFromInline let words: InlineArray<3, UInt64>
    /// The last eight bytes, where there are as many.
    @usableFromInline let last: UInt64

    /// The longest token that the words hold.
    private static let longest = 32

    /// The token whose bytes are given, of which there is at least one.
    init(_ token: Span<UInt8>) {
        count = token.count <= Self.longest ? token.count : 0
        room = count == 0 ? .max / 2 : max(count, 8) + 3
        mask = token.count >= 8 ? .max : 1 << UInt64(token.count * 8) - 1
        words = InlineArray { token.count > $0 * 8 ? token.paddedWord(at: $0 * 8) : 0 }
        last = token.count >= 8 ? token.paddedWord(at: token.count - 8) : 0
    }
}

extension Span<UInt8> {
    /// Whether the token at `place` of `tokens` stands at `start`, which is not negative.
    @inlinable
    @inline(always)
    func holds(_ tokens: Span<JSONKeyToken>, _ place: Int, at start: Int) -> Bool {
        // Each part is looked up where it is wanted: a token taken out as a whole would be copied.
        let length = tokens[place].count
        guard length > 0, paddedWord(at: start) & tokens[place].mask == tokens[place].words[0] else { return false }
        return length <= count &- start && holdsRest(tokens, place, length, at: start)
    }

    /// Whether behind its first eight bytes, which are known to stand at `start`, stands the rest of the token at `place` of
    /// `tokens`, which has `length` bytes.
    ///
    /// - Precondition: there is such a token, and so many bytes follow. It is not checked.
    @inlinable
    @inline(always)
    func holdsRest(_ tokens: Span<JSONKeyToken>, _ place: Int, _ length: Int, at start: Int) -> Bool {
        if length <= 8 { return true }
        guard unsafe littleEndianWord(at: start &+ length &- 8) == tokens[unchecked: place].last else { return false }
        if length <= 16 { return true }
        guard unsafe littleEndianWord(at: start &+ 8) == tokens[unchecked: place].words[1] else { return false }
        return unsafe length <= 24 || littleEndianWord(at: start &+ 16) == tokens[unchecked: place].words[2]
    }

    /// The eight bytes from `index` on, which must be there, the first one lowest.
    @inlinable
    @inline(always)
    func littleEndianWord(at index: Int) -> UInt64 { UInt64(littleEndian: word(at: index)) }
}
