public import Bytes

/// Members as libraries write them: with white space, if any, before keys and values only, with numbers and strings that
/// a word or two hold.
///
/// Nothing is taken before the end of a member:
/// ```
/// let start = members.compactValue(place, of: names)
/// let number = members.compactNumber(at: start)
/// if start > 0, number.end > 0 { members.take(upTo: number.end) }
/// ```
extension JSONMembers {
    /// Where the value of the next member begins when its key is the one at `place` of `names`, of which there must be as
    /// many; zero when it is another.
    @inlinable
    @inline(always)
    package func compactValue(_ place: Int, of names: Span<JSONKeyToken>) -> Int {
        // The caller's loop ends with the names.
        guard unsafe position &+ names[unchecked: place].room <= input.count,
            unsafe input[unchecked: position] == separator, allowed > 0
        else { return 0 }
        var start = position &+ 1
        if unsafe input[unchecked: start] <= UInt8(ascii: " ") {
            start = endOfWhitespace(from: start)
            guard unsafe start &+ names[unchecked: place].room <= input.count else { return 0 }
        }
        let key = input.littleEndianWord(at: start)
        let length = unsafe names[unchecked: place].count
        guard unsafe key & names[unchecked: place].mask == names[unchecked: place].words[0],
            input.holdsRest(names, place, length, at: start)
        else { return 0 }
        let value = start &+ length
        return unsafe input[unchecked: value] <= UInt8(ascii: " ") ? endOfWhitespace(from: value) : value
    }

    /// The number at `start`, where a value begins, if it takes at most eight bytes and ends the member; its end is zero
    /// where there is none. Ends are counted from the beginning of the document.
    @inlinable
    @inline(always)
    package func compactNumber(at start: Int) -> (value: Double, end: Int) {
        let word = input.paddedWord(at: start)
        let number = ShortDecimal(startOf: word)
        let next = input.byteOrNUL(at: start &+ number.end)
        let isJSON = number.wholeDigits == 1 || word & 0xFF != UInt64(UInt8(ascii: "0"))
        let isEnd = next == UInt8(ascii: ",") || next == UInt8(ascii: "}") || next.isWhitespace
        return (number.value, number.end > 0 && isJSON && isEnd ? start &+ number.end : 0)
    }

    /// The string at `start`, where a value begins, if it is in ASCII, without escapes and of at most fifteen bytes; its
    /// count is negative where there is none. It ends two bytes, the quotes, behind so many.
    @inlinable
    @inline(always)
    package func compactText(at start: Int) -> ShortText {
        guard input.byteOrNUL(at: start) == UInt8(ascii: "\"") else { return .none }
        let text = ShortText(quotedIn: input, from: start &+ 1)
        return text.count <= longestString ? text : .none
    }

    /// The token of a string at `start` whose text, as ``compactText(at:)`` found, has `count` bytes.
    @_lifetime(copy self)
    @inlinable
    @inline(always)
    package func compactToken(at start: Int, count: Int) -> Span<UInt8> {
        // Quotes were found before and behind it.
        unsafe input.extracting(unchecked: Range(uncheckedBounds: (start, start &+ count &+ 2)))
    }

    /// Takes the member whose value ends before `end`.
    @_lifetime(self: copy self)
    @inlinable
    @inline(always)
    package mutating func take(upTo end: Int) {
        position = end
        allowed &-= 1
        separator = UInt8(ascii: ",")
    }
}
