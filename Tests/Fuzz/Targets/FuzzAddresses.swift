import Glibc
import HTTP1

/// Reads an address as a proxy writes it, which must be what the C library reads, brackets and port left out.
func fuzzAddresses(_ text: Span<UInt8>) {
    let address = PeerAddress(text)
    let bytes = text.indices.map { text[$0] }
    // A zero byte ends the text for the C library alone.
    guard !bytes.contains(0) else { return precondition(address == nil, "no address has a zero byte") }
    precondition(address == reference(String(decoding: bytes, as: UTF8.self)), "both read the same")
    guard let address else {
        if let forwarded = PeerAddress(forwarded: text) { precondition(forwarded.port == 0, "a port does not matter") }
        return
    }
    precondition(PeerAddress(forwarded: text) == address, "an address is what a proxy may write")
    precondition(PeerAddress(Array(address.description.utf8).span) == address, "what is written is read again")
}

private func reference(_ text: String) -> PeerAddress? {
    var version4 = in_addr()
    if unsafe inet_pton(AF_INET, text, &version4) == 1 {
        return PeerAddress(ipv4: UInt32(bigEndian: version4.s_addr), port: 0)
    }
    var version6 = in6_addr()
    guard unsafe inet_pton(AF_INET6, text, &version6) == 1 else { return nil }
    return unsafe withUnsafeBytes(of: version6) { bytes in
        let halves = unsafe (bytes.load(as: UInt64.self), bytes.load(fromByteOffset: 8, as: UInt64.self))
        return PeerAddress(high: UInt64(bigEndian: halves.0), low: UInt64(bigEndian: halves.1), port: 0)
    }
}
