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

    /// Why `GET /health/ready` was not answered 200 in time; nil where it was.
    func problem() -> String? {
        let name = host.contains(":") ? "[\(host)]" : host
        guard let descriptor = connected() else { return "\(name):\(port): \(Self.reason(errno))" }
        defer { close(descriptor) }
        let request = Array("GET /health/ready HTTP/1.1\r\nHost: \(name):\(port)\r\nConnection: close\r\n\r\n".utf8)
        let protocolName = "HTTP/1.1 "
        var answer = [UInt8](repeating: 0, count: protocolName.utf8.count + 3)
        guard unsafe send(descriptor, request, request.count, Int32(MSG_NOSIGNAL)) == request.count,
            unsafe recv(descriptor, &answer, answer.count, Int32(MSG_WAITALL)) == answer.count
        else { return "\(name):\(port): expected an answer within \(Self.timeoutSeconds) s, found none" }
        let line = String(decoding: answer, as: UTF8.self)
        guard line != protocolName + "200" else { return nil }
        return "\(name):\(port)/health/ready: expected 200, found \(line.suffix(3))"
    }

    private static func reason(_ code: Int32) -> String {
        // The C library returns a static or thread-local text that ends in a zero byte.
        unsafe String(cString: strerror(code))
    }

    /// A connected socket; nil where there is none, `errno` telling why.
    private func connected() -> Int32? {
        guard let address = SocketAddress(host: host, port: port) else {
            errno = EADDRNOTAVAIL
            return nil
        }
        let descriptor = socket(address.family, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { return nil }
        var timeout = timeval(tv_sec: Self.timeoutSeconds, tv_usec: 0)
        let size = socklen_t(MemoryLayout<timeval>.size)
        unsafe setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &timeout, size)
        unsafe setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &timeout, size)
        guard address.connect(descriptor) else {
            let code = errno
            close(descriptor)
            errno = code
            return nil
        }
        return descriptor
    }
}
