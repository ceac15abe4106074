public import Bytes

/// The members of an object as nearly all requests spell them, read with few instructions: keys in a known order,
/// strings in plain ASCII, numbers of a few digits.
///
/// Each method reads one such form and says so, or reads nothing and leaves it to the ``JSONReader``, which also knows
/// what is wrong. It is a value of its own, with nothing called that is not inlined, so that it lives in registers:
/// ```
/// var members = reader.members
/// while members.skipKey(place, of: names), members.readNumber(into: &value) { … }
/// reader.resume(behind: members)
/// ```
@frozen @usableFromInline package struct JSONMembers: ~Escapable {
    @usableFromInline let input: Span<UInt8>
    /// Bytes read so far.
    @usableFromInline package internal(set) var position: Int
    /// How many further members the limits allow.
    @usableFromInline var allowed: Int
    @usableFromInline let longestString: Int
    /// What stands before the next key: the brace that opened the object before the first, a comma before the others.
    @usableFromInline var separator: UInt8

    @_lifetime(copy input)
    @inlinable
    @inline(always)
    init(_ input: Span<UInt8>, from position: Int, allowed: Int, longestString: Int, isFirst: Bool) {
        self.input = input
        self.position = isFirst ? position &- 1 : position
        self.allowed = allowed
        self.longestString = longestString
        separator = isFirst ? UInt8(ascii: "{") : UInt8(ascii: ",")
    }

    /// Moves over the next key and its colon when it is the one at `place` of `names`.
    @_lifetime(self: copy self)
    @inlinable
    @inline(always)
    package mutating func skipKey(_ place: Int, of names: Span<JSONKeyToken>) -> Bool {
        let comma = endOfWhitespace(from: position)
        guard byte(at: comma) == separator else { return false }
        let start = endOfWhitespace(from: comma &+ 1)
        guard allowed > 0, input.holds(names, place, at: start) else { return false }
        position = start &+ names[place].count
        allowed &-= 1
        separator = UInt8(ascii: ",")
        return true
    }

    /// Reads a string without escapes and in ASCII as its token, quotes included; nil when another value comes next.
    @_lifetime(copy self)
    @_lifetime(self: copy self)
    @inlinable
    @inline(always)
    package mutating func readPlainString() -> Span<UInt8>? {
        let quote = endOfWhitespace(from: position)
        guard byte(at: quote) == UInt8(ascii: "\"") else { return nil }
        var end = quote &+ 1
        while true {
            let stops = input.paddedWord(at: end).bytesThatEndPlainText
            if stops != 0 {
                end &+= stops.trailingZeroBitCount >> 3
                break
            }
            end &+= 8
        }
        guard byte(at: end) == UInt8(ascii: "\""), end &- quote &- 1 <= longestString else { return nil }
        position = end &+ 1
        // The closing quote was found at `end`, behind the opening one.
        return unsafe input.extracting(unchecked: Range(uncheckedBounds: (quote, end &+ 1)))
    }

    /// Reads a ``ShortNumber`` and says whether one comes next.
    @_lifetime(self: copy self)
    @inlinable
    @inline(always)
    package mutating func readNumber(into value: inout Double) -> Bool {
        let number = ShortNumber(input, at: endOfWhitespace(from: position))
        guard number.end > 0 else { return false }
        position = number.end
        value = number.value
        return true
    }

    /// Index of the first byte from `start` on that is no white space.
    @inlinable
    @inline(always)
    func endOfWhitespace(from start: Int) -> Int {
        var index = start
        while byte(at: index).isWhitespace { index &+= 1 }
        return index
    }

    /// The byte at `index`, or NUL, which has no place in JSON, at the end.
    @inlinable
    @inline(always)
    func byte(at index: Int) -> UInt8 {
        input.byteOrNUL(at: index)
    }
}

extension JSONReader {
    /// The members that come next, of the object that was opened last.
    package var members: JSONMembers {
        @_lifetime(copy self)
        @inline(always)
        @inlinable
        get {
            JSONMembers(
                input, from: position, allowed: limits.elements &- elements, longestString: limits.stringBytes,
                isFirst: isFirst)
        }
    }

    /// Goes on behind the members that were read.
    @_lifetime(self: copy self)
    @inlinable
    @inline(always)
    package mutating func resume(behind members: JSONMembers) {
        let left = limits.elements &- elements
        guard members.allowed < left else { return }
        elements &+= left &- members.allowed
        position = members.position
        isFirst = false
    }
}
