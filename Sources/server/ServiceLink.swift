/// The variables that Kubernetes sets in every container of a namespace for each Service in it: for one of the name
/// `segmentation` they begin like the server's own settings.
///
/// `SEGMENTATION_SERVICE_HOST`, `SEGMENTATION_SERVICE_PORT`, `SEGMENTATION_SERVICE_PORT_HTTP`,
/// `SEGMENTATION_PORT=tcp://10.0.0.1:8000`, `SEGMENTATION_PORT_8000_TCP=tcp://10.0.0.1:8000`, and of the last with
/// `_PROTO`, `_PORT` and `_ADDR` behind it (https://kubernetes.io/docs/concepts/services-networking/service/,
/// "Environment variables").
enum ServiceLink {
    private static let protocols = ["tcp", "udp", "sctp"]

    /// Whether a variable is one of them by name and value.
    static func includes(_ name: String, _ value: String) -> Bool {
        if name.hasSuffix("_SERVICE_HOST") || name.hasSuffix("_SERVICE_PORT") { return true }
        let words = name.split(separator: "_", omittingEmptySubsequences: false)
        // The name of a port, behind SERVICE_PORT, is of any number of words.
        if zip(words, words.dropFirst()).dropLast().contains(where: { $0 == ("SERVICE", "PORT") }) { return true }
        return words.last == "PORT" && isAddress(value) || isPort(words)
    }

    /// Whether `value` is what a link's own variable holds: `tcp://10.0.0.1:8000`.
    static func isAddress(_ value: String) -> Bool { protocols.contains { value.hasPrefix($0 + "://") } }

    /// Whether the words end like `PORT_8000_TCP` or `PORT_8000_TCP_ADDR`.
    private static func isPort(_ words: [Substring]) -> Bool {
        let isDetail = ["PROTO", "PORT", "ADDR"].contains(words.last)
        let port = words.dropLast(isDetail ? 1 : 0).suffix(3)
        guard port.count == 3, port.first == "PORT", let transport = port.last else { return false }
        return UInt16(port[port.startIndex + 1]) != nil && protocols.contains { $0 == transport.lowercased() }
    }
}
