import Glibc

/// A blocking client on 127.0.0.1 that sends exactly the bytes it is told to.
package final class SocketClient {
    private let socket: Int32
    private var unread: [UInt8] = []
    /// Whether the server has ended its side, or reset the connection.
    package private(set) var hasEnded = false
    /// Whether the connection was reset.
    package private(set) var wasReset = false

    /// Connects; nil where nobody listens.
    ///
    /// - Parameters:
    ///   - receiveBuffer: bytes the kernel keeps for the client; a small buffer makes a slow reader.
    ///   - patienceMicroseconds: how long to wait for the server to let the client connect, or take what it sends.
    package init?(port: UInt16, receiveBuffer: Int32? = nil, patienceMicroseconds: Int = 10_000_000) {
        socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard socket >= 0 else { return nil }
        var timeout = timeval(tv_sec: 10, tv_usec: 0)
        var on: Int32 = 1
        unsafe setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
        var patience = timeval(tv_sec: patienceMicroseconds / 1_000_000, tv_usec: patienceMicroseconds % 1_000_000)
        unsafe setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        unsafe setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
        if var receiveBuffer {
            unsafe setsockopt(socket, SOL_SOCKET, SO_RCVBUF, &receiveBuffer, socklen_t(MemoryLayout<Int32>.size))
        }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let result = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else { return nil }
    }

    deinit { close(socket) }

    /// Sends all of `bytes`; returns false where the server no longer takes them.
    @discardableResult
    package func send(_ bytes: [UInt8]) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { bytes in
                unsafe Glibc.send(
                    socket, bytes.baseAddress.map { unsafe $0 + sent }, bytes.count - sent, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }

    /// Sends text.
    @discardableResult
    package func send(_ text: String) -> Bool { send(Array(text.utf8)) }

    /// Ends the client's side and keeps reading.
    package func shutDownWriting() { _ = shutdown(socket, Int32(SHUT_WR)) }

    /// Closes with a reset instead of an orderly end.
    package func reset() {
        var option = linger(l_onoff: 1, l_linger: 0)
        unsafe setsockopt(socket, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
    }

    /// Reads the next answer; nil where the server ends before a whole one is there.
    package func readAnswer(toHead: Bool = false) -> Answer? {
        while true {
            if let (answer, length) = Answer.first(in: unread[...], toHead: toHead),
                answer.isComplete, isDelimited(answer) || hasEnded
            {
                unread.removeFirst(length)
                return answer
            }
            guard fill() else { return nil }
        }
    }

    /// Reads all there is until the server ends its side.
    package func readAll() -> [UInt8] {
        while fill() {}
        defer { unread = [] }
        return unread
    }

    /// Reads what is there, waiting for the first of it, and drops it; returns false once the server has ended its side.
    package func readSome() -> Bool {
        defer { unread = [] }
        return fill()
    }

    /// Whether bytes have come that make no whole answer.
    package var hasUnfinishedAnswer: Bool { !unread.isEmpty }

    private func isDelimited(_ answer: Answer) -> Bool {
        answer["Content-Length"] != nil || answer["Transfer-Encoding"] != nil
            || [100, 204, 304].contains(answer.status)
    }

    private func fill() -> Bool {
        guard !hasEnded else { return false }
        var room = [UInt8](repeating: 0, count: 65_536)
        let count = unsafe room.withUnsafeMutableBytes { unsafe recv(socket, $0.baseAddress, $0.count, 0) }
        wasReset = count < 0 && errno == ECONNRESET
        hasEnded = count <= 0
        if count > 0 { unread += room[..<count] }
        return count > 0
    }
}
