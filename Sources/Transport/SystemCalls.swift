import CLinux
import Glibc
package import HTTP1

/// The system calls of a live connection, each one replaceable by a test that wants it to fail.
///
/// Every call returns what the kernel does: a result of zero or more, or a negative `errno`, read at once. Calls
/// interrupted by a signal are made again here and nowhere else.
@safe package struct SystemCalls: Sendable {
    /// accept4(2), non-blocking and close-on-exec; writes who connected.
    package var acceptOnce: @Sendable (_ listener: Int32, _ peer: inout PeerAddress) -> Int32
    /// recv(2).
    package var receiveOnce: @Sendable (_ socket: Int32, _ room: UnsafeMutableRawBufferPointer) -> Int
    /// send(2) without SIGPIPE.
    package var sendOnce: @Sendable (_ socket: Int32, _ bytes: UnsafeRawBufferPointer) -> Int

    /// The kernel's own.
    package static let linux = unsafe SystemCalls(
        acceptOnce: { listener, peer in
            var address = sockaddr_storage()
            var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
            // The kernel writes at most `length` bytes into the storage, which any address fits.
            let socket = unsafe withUnsafeMutablePointer(to: &address) { storage in
                unsafe storage.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                    unsafe accept4(
                        listener, pointer, &length, Int32(SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue))
                }
            }
            guard socket >= 0 else { return -errno }
            peer = SocketAddress(address)?.peer ?? PeerAddress(high: 0, low: 0, port: 0)
            return socket
        },
        receiveOnce: { socket, room in unsafe clinux_receive(socket, room.baseAddress, room.count) },
        sendOnce: { socket, bytes in unsafe clinux_send(socket, bytes.baseAddress, bytes.count) })

    func accept(_ listener: Int32, _ peer: inout PeerAddress) -> Int32 {
        while true {
            let result = acceptOnce(listener, &peer)
            if result != -EINTR { return result }
        }
    }

    func receive(_ socket: Int32, _ room: UnsafeMutableRawBufferPointer) -> Int {
        while true {
            let result = unsafe receiveOnce(socket, room)
            if result != -Int(EINTR) { return result }
        }
    }

    func send(_ socket: Int32, _ bytes: Span<UInt8>) -> Int {
        while true {
            let result = unsafe bytes.withUnsafeBytes { bytes in unsafe sendOnce(socket, bytes) }
            if result != -Int(EINTR) { return result }
        }
    }
}
