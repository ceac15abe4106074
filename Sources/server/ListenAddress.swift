import Arguments

/// Where to listen: an address literal and a port, written `127.0.0.1:9000` or `[::1]:9000`.
struct ListenAddress: Equatable, CustomStringConvertible {
    /// An IPv4 or IPv6 literal.
    var address: String
    /// 0 lets the system choose.
    var port: UInt16

    /// Takes both from the value of `option`.
    init(_ text: String, option: String) throws(UsageError) {
        let mistake = UsageError(
            "\(option): expected ADDRESS:PORT like 127.0.0.1:9000 or [::1]:9000, found \"\(text)\"")
        guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]) else {
            throw mistake
        }
        var host = text[..<colon]
        let isBracketed = host.first == "[" && host.last == "]"
        if isBracketed { host = host.dropFirst().dropLast() }
        guard !host.isEmpty, isBracketed == host.contains(":") else { throw mistake }
        self.init(address: String(host), port: port)
    }

    init(address: String, port: UInt16) {
        self.address = address
        self.port = port
    }

    var description: String { address.contains(":") ? "[\(address)]:\(port)" : "\(address):\(port)" }
}
