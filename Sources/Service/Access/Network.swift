import HTTP1

/// A range of addresses: an IPv4 or IPv6 address and how many of its bits count (CIDR, RFC 4632).
package struct Network: Sendable, Equatable {
    private let high: UInt64
    private let low: UInt64
    private let highMask: UInt64
    private let lowMask: UInt64

    /// Reads `10.0.0.0/8`, `fd00::/8`, or an address alone, which is a range of one.
    ///
    /// - Returns: nil for what is none, or has bits behind those that count.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        let slash = bytes.firstIndex(of: UInt8(ascii: "/")) ?? bytes.count
        guard let address = PeerAddress(bytes.span.extracting(0..<slash)) else { return nil }
        // IPv4 lies in the last 32 bits.
        let isIPv4 = !bytes[..<slash].contains(UInt8(ascii: ":"))
        let width = isIPv4 ? 32 : 128
        var length = width
        if slash < bytes.count {
            let digits = bytes[(slash + 1)...]
            guard (1...3).contains(digits.count), digits.allSatisfy({ $0 &- UInt8(ascii: "0") < 10 }),
                let number = Int(String(decoding: digits, as: UTF8.self)), number <= width
            else { return nil }
            length = number
        }
        let bits = 128 - width + length
        highMask = Self.mask(min(bits, 64))
        lowMask = Self.mask(max(bits - 64, 0))
        (high, low) = (address.high, address.low)
        guard high & ~highMask == 0, low & ~lowMask == 0 else { return nil }
    }

    /// Whether `address` lies in the range.
    func contains(_ address: PeerAddress) -> Bool {
        address.high & highMask == high && address.low & lowMask == low
    }

    /// A word whose first `bits` are set.
    private static func mask(_ bits: Int) -> UInt64 { bits == 0 ? 0 : ~0 << UInt64(64 - bits) }
}
