/// Who is at the other end of a connection: an IPv6 address (IPv4 mapped as RFC 4291 2.5.5.2 has it) and a port.
@usableFromInline package struct PeerAddress: Sendable, Hashable {
    /// The first eight bytes of the address, most significant first.
    @usableFromInline package let high: UInt64
    /// The last eight bytes of the address.
    @usableFromInline package let low: UInt64
    /// The port.
    @usableFromInline package let port: UInt16

    /// Makes an IPv6 address from its two halves in host byte order.
    package init(high: UInt64, low: UInt64, port: UInt16) {
        self.high = high
        self.low = low
        self.port = port
    }

    /// Makes an IPv4 address, host byte order: 127.0.0.1 is `0x7F00_0001`.
    package init(ipv4: UInt32, port: UInt16) {
        self.init(high: 0, low: 0xFFFF_0000_0000 | UInt64(ipv4), port: port)
    }

    /// Whether the address is IPv4.
    package var isIPv4: Bool { high == 0 && low >> 32 == 0xFFFF }
}

extension PeerAddress: CustomStringConvertible {
    /// The address without its port: dotted for IPv4, eight groups of hexadecimal digits for IPv6.
    @usableFromInline package var description: String {
        if isIPv4 {
            return stride(from: 24, through: 0, by: -8).map { String(low >> UInt64($0) & 0xFF) }.joined(separator: ".")
        }
        return [high, low].flatMap { half in
            stride(from: 48, through: 0, by: -16).map { String(half >> UInt64($0) & 0xFFFF, radix: 16) }
        }.joined(separator: ":")
    }
}
