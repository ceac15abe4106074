import Glibc
import Transport

/// Asks a running server whether it is ready, for a container's HEALTHCHECK: an image without a shell has no curl.
struct Healthcheck {
    /// Seconds for the whole question.
    private static let timeoutSeconds = 3
    private let host: String
    private let port: UInt16

    /// Asks the server that runs with `settings` on this machine.
    init(_ settings: ServerSettings) {
        // A server that listens everywhere is asked over loopback.
        host =
            switch settings.address {
            case "0.0.0.0": "127.0.0.1"
            case "::": "::1"
            default: settings.address
            }
        port = settings.port
    }

    /// Whether `GET /health/ready` answers 200 in time.
    func isReady() -> Bool {
        let descriptor = connected()
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        let name = host.contains(":") ? "[\(host)]" : host
        let request = Array("GET /health/ready HTTP/1.1\r\nHost: \(name):\(port)\r\nConnection: close\r\n\r\n".utf8)
        guard unsafe send(descriptor, request, request.count, Int32(MSG_NOSIGNAL)) == request.count else {
            return false
        }
        let expected = Array("HTTP/1.1 200 ".utf8)
        var answer = [UInt8](repeating: 0, count: expected.count)
        let length = unsafe recv(descriptor, &answer, answer.count, Int32(MSG_WAITALL))
        return length == expected.count && answer == expected
    }

    /// A connected socket, or a negative number.
    private func connected() -> Int32 {
        guard let address = SocketAddress(host: host, port: port) else { return -1 }
        let descriptor = socket(address.family, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { return -1 }
        var timeout = timeval(tv_sec: Self.timeoutSeconds, tv_usec: 0)
        let size = socklen_t(MemoryLayout<timeval>.size)
        unsafe setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &timeout, size)
        unsafe setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &timeout, size)
        guard address.connect(descriptor) else {
            close(descriptor)
            return -1
        }
        return descriptor
    }
}
