import Bytes
import HTTP1

/// The proxies whose word is taken for who asks: what they found is in `X-Forwarded-For`.
///
/// Each proxy appends the address it was asked from, so the field is read from its end: the first address that is no trusted
/// proxy's is the client's. What stands before it the client may have made up.
package struct TrustedProxies: Sendable {
    /// Proxies in a row that are looked at; behind so many the last one is taken for the client.
    private static let longestChain = 32
    private let networks: [Network]

    /// Trusts what asks from `networks`.
    package init(_ networks: [Network]) { self.networks = networks }

    /// Who asks: the peer, unless it is a trusted proxy that says otherwise.
    ///
    /// Where the field breaks off, or says what is no address, the last trusted proxy is all that is known.
    func client(of head: RequestHead) -> PeerAddress {
        var client = head.peer
        guard contains(client) else { return client }
        var left = Self.longestChain
        for index in (0..<head.fieldCount).reversed()
        where head.fieldName(at: index).equalsIgnoringCase("X-Forwarded-For") {
            let value = head.fieldValue(at: index)
            var end = value.count
            while end >= 0 {
                let part = Self.element(of: value, endingAt: end)
                end = part.start - 1
                // Lists may have empty elements, which say nothing (RFC 9110, section 5.6.1).
                guard !part.text.isEmpty else { continue }
                guard left > 0, let address = PeerAddress(forwarded: value.extracting(part.text)) else { return client }
                client = address
                guard contains(address) else { return client }
                left -= 1
            }
        }
        return client
    }

    private func contains(_ address: PeerAddress) -> Bool { networks.contains { $0.contains(address) } }

    /// Where the element of a list begins that ends at `end`, and its text without the white space around it.
    private static func element(of value: Span<UInt8>, endingAt end: Int) -> (start: Int, text: Range<Int>) {
        func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
        var start = end
        while start > 0, value[start - 1] != UInt8(ascii: ",") { start -= 1 }
        var text = start..<end
        while let first = text.first, isSpace(value[first]) { text.removeFirst() }
        while let last = text.last, isSpace(value[last]) { text.removeLast() }
        return (start, text)
    }
}
