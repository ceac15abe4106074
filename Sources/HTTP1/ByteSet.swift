/// A set of ASCII bytes, tested with one shift.
struct ByteSet: Sendable {
    private let low: UInt64
    private let high: UInt64

    /// The letters, the digits and each character of `punctuation`.
    init(alphanumericsAnd punctuation: StaticString) {
        var low: UInt64 = 0x03FF_0000_0000_0000
        var high: UInt64 = 0x07FF_FFFE_07FF_FFFE
        for offset in 0..<punctuation.utf8CodeUnitCount {
            // Within the literal: the offset is below its count.
            let byte = unsafe punctuation.utf8Start[offset]
            if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte - 64) }
        }
        self.low = low
        self.high = high
    }

    /// Whether `byte` is in the set; no byte above 127 is.
    @inline(__always)
    func contains(_ byte: UInt8) -> Bool {
        let word = byte < 64 ? low : high
        return byte < 128 && (word >> UInt64(byte & 63)) & 1 == 1
    }
}

extension ByteSet {
    /// tchar of RFC 9110 section 5.6.2: methods and names of fields consist of these.
    static let token = ByteSet(alphanumericsAnd: "!#$%&'*+-.^_`|~")
    /// What RFC 3986 lets stand in a target: unreserved, percent, gen-delims but `#`, sub-delims.
    static let target = ByteSet(alphanumericsAnd: "-._~%:/?[]@!$&'()*+,;=")
    /// reg-name of RFC 3986 without percent-encoding, which no host needs, and without the comma of a joined list.
    static let host = ByteSet(alphanumericsAnd: "-._~!$&'()*+;=")
}

extension UInt8 {
    static let tab = UInt8(0x09)
    static let lineFeed = UInt8(0x0A)
    static let carriageReturn = UInt8(0x0D)
    static let space = UInt8(0x20)
    static let delete = UInt8(0x7F)

    /// Whether the byte may not stand in a header value: a control character other than the tab.
    @inline(__always)
    var endsValue: Bool { (self < 0x20 && self != .tab) || self == .delete }

    var isWhiteSpace: Bool { self == .space || self == .tab }

    var isDigit: Bool { self &- 0x30 < 10 }

    /// The value of a hexadecimal digit; nil for any other byte.
    var hexadecimalValue: UInt8? {
        if isDigit { return self &- 0x30 }
        let folded = (self | 0x20) &- UInt8(ascii: "a")
        return folded < 6 ? folded + 10 : nil
    }
}
