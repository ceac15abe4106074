/// Addresses from text: IPv4 of four decimal numbers, IPv6 as RFC 4291, section 2.2, has it.
extension PeerAddress {
    /// Bytes of the longest address: eight groups of four digits, or six and four decimal numbers.
    private static let longestText = 45

    /// Reads an address as a proxy writes it into `X-Forwarded-For`: `203.0.113.9`, `2001:db8::1`, `[2001:db8::1]`, the
    /// first and the last perhaps with a port, which does not matter.
    ///
    /// - Returns: nil for what is none of these, like `unknown` or a name.
    package init?(forwarded text: Span<UInt8>) {
        guard let first = text.indices.first else { return nil }
        if text[first] == UInt8(ascii: "[") {
            guard let end = text.indices.first(where: { text[$0] == UInt8(ascii: "]") }),
                end + 1 == text.count || Self.isPort(text.extracting((end + 1)..<text.count)),
                let address = PeerAddress(ipv6: text.extracting(1..<end))
            else { return nil }
            self = address
        } else if let colon = text.indices.first(where: { text[$0] == UInt8(ascii: ":") }),
            Self.isPort(text.extracting(colon..<text.count))
        {
            guard let address = PeerAddress(ipv4: text.extracting(0..<colon)) else { return nil }
            self = address
        } else {
            self.init(text)
        }
    }

    /// Reads an address without a port; nil for what is none.
    package init?(_ text: Span<UInt8>) {
        guard let address = PeerAddress(ipv4: text) ?? PeerAddress(ipv6: text) else { return nil }
        self = address
    }

    private init?(ipv4 text: Span<UInt8>) {
        guard let address = Self.dotted(text) else { return nil }
        self.init(ipv4: address, port: 0)
    }

    private init?(ipv6 text: Span<UInt8>) {
        guard text.count <= Self.longestText, let groups = IPv6Groups(text) else { return nil }
        self.init(high: groups.half(0), low: groups.half(4), port: 0)
    }

    /// A colon and a number of up to five digits.
    private static func isPort(_ text: Span<UInt8>) -> Bool {
        guard (2...6).contains(text.count), text[0] == UInt8(ascii: ":") else { return false }
        return text.indices.dropFirst().allSatisfy { text[$0] &- UInt8(ascii: "0") < 10 }
    }

    /// Four decimal numbers without leading zeros, which some take for octal.
    fileprivate static func dotted(_ text: Span<UInt8>) -> UInt32? {
        guard text.count <= 15 else { return nil }
        var (address, dots, number, digits): (UInt32, Int, UInt32, Int) = (0, 0, 0, 0)
        for index in text.indices {
            let digit = text[index] &- UInt8(ascii: "0")
            if digit < 10 {
                guard digits == 0 || number > 0 else { return nil }
                number = number * 10 + UInt32(digit)
                digits += 1
                guard number < 256 else { return nil }
            } else {
                guard text[index] == UInt8(ascii: "."), digits > 0, dots < 3 else { return nil }
                address = address << 8 | number
                (dots, number, digits) = (dots + 1, 0, 0)
            }
        }
        return dots == 3 && digits > 0 ? address << 8 | number : nil
    }
}

/// The eight groups of an IPv6 address.
private struct IPv6Groups {
    private var groups: [UInt16] = []
    /// How many groups stand before `::`; nil where there is none.
    private var gap: Int?

    init?(_ text: Span<UInt8>) {
        var index = 0
        if Self.hasGap(text, at: 0) { (gap, index) = (0, 2) }
        while index < text.count {
            let end = text.indices.dropFirst(index).first { text[$0] == UInt8(ascii: ":") } ?? text.count
            guard append(text.extracting(index..<end), isLast: end == text.count) else { return nil }
            guard end < text.count else { break }
            index = end + 1
            if Self.hasGap(text, at: end) {
                guard gap == nil else { return nil }
                (gap, index) = (groups.count, end + 2)
            } else if index == text.count {
                return nil
            }
        }
        // Two colons stand for one group at least.
        guard gap == nil ? groups.count == 8 : groups.count < 8 else { return nil }
        groups.insert(contentsOf: repeatElement(0, count: 8 - groups.count), at: gap ?? 8)
    }

    /// Four groups from `first` on.
    func half(_ first: Int) -> UInt64 { groups[first..<(first + 4)].reduce(0) { $0 << 16 | UInt64($1) } }

    private mutating func append(_ text: Span<UInt8>, isLast: Bool) -> Bool {
        if isLast, let address = PeerAddress.dotted(text) {
            groups += [UInt16(address >> 16), UInt16(address & 0xFFFF)]
        } else {
            guard (1...4).contains(text.count) else { return false }
            var group: UInt16 = 0
            for index in text.indices {
                guard let digit = Character(Unicode.Scalar(text[index])).hexDigitValue, text[index] < 0x80 else {
                    return false
                }
                group = group << 4 | UInt16(digit)
            }
            groups.append(group)
        }
        return groups.count <= 8
    }

    private static func hasGap(_ text: Span<UInt8>, at index: Int) -> Bool {
        index + 1 < text.count && text[index] == UInt8(ascii: ":") && text[index + 1] == UInt8(ascii: ":")
    }
}
