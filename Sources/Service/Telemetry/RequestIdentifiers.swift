/// Names for requests that come without one: 16 hexadecimal digits, counted up from a random start.
///
/// The digits themselves are the counter, so the next name is mostly one digit away. Each loop counts from a start of
/// its own, 64 bits at random: no two loops, runs or machines are likely ever to make the same name. They are no
/// secrets.
struct RequestIdentifiers {
    /// Where the digits stand in the line.
    private static let first = 14
    private static let last = 29

    /// The answer's field that tells the current name, with its line end.
    private(set) var line = InlineArray<32, UInt8>(repeating: 0)

    /// Starts at `start`; at random, where none is given.
    init(start: UInt64 = .random(in: .min ... .max)) {
        let template: StaticString = "X-Request-Id: ................\r\n"
        // The template is as long as the line.
        for index in 0..<32 { unsafe line[index] = template.utf8Start[index] }
        for index in 0..<16 {
            let digit = UInt8(truncatingIfNeeded: start >> UInt64(60 - 4 * index)) & 0xF
            line[Self.first + index] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
        }
    }

    /// The digits of the current name.
    var digits: Span<UInt8> {
        @_lifetime(borrow self)
        get { line.span.extracting(Self.first...Self.last) }
    }

    /// Turns to the next name; behind the last comes the first.
    mutating func advance() {
        var index = Self.last
        while index >= Self.first {
            switch line[index] {
            case UInt8(ascii: "9"): line[index] = UInt8(ascii: "a")
            case UInt8(ascii: "f"):
                line[index] = UInt8(ascii: "0")
                index -= 1
                continue
            default: line[index] += 1
            }
            return
        }
    }
}
