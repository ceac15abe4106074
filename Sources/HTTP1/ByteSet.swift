/// A set of ASCII bytes, tested with one shift.
struct ByteSet: Sendable {
    private let low: UInt64
    private let high: UInt64

    /// The set of the bytes whose bits are set: byte 0 is the lowest bit of `low`, byte 64 that of `high`.
    ///
    /// Spelled as numbers so that a set is a constant of the program and not a variable set up at its first use.
    init(low: UInt64, high: UInt64) {
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
    /// tchar of RFC 9110 section 5.6.2, of which methods and names of fields consist: alphanumeric and !#$%&'*+-.^_`|~
    static let token = ByteSet(low: 0x03FF_6CFA_0000_0000, high: 0x57FF_FFFF_C7FF_FFFE)
    /// What RFC 3986 lets stand in a target: alphanumeric and -._~%:/?[]@!$&'()*+,;=
    static let target = ByteSet(low: 0xAFFF_FFF2_0000_0000, high: 0x47FF_FFFE_AFFF_FFFF)
    /// reg-name of RFC 3986 without percent-encoding, which no host needs, and without the comma of a joined list:
    /// alphanumeric and -._~!$&'()*+;=
    static let host = ByteSet(low: 0x2BFF_6FD2_0000_0000, high: 0x47FF_FFFE_87FF_FFFE)
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
