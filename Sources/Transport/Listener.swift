import CLinux
import Glibc
import HTTP1

/// A socket that clients connect to.
package struct Listener: ~Copyable, Sendable {
    let descriptor: Descriptor
    /// The address as it was given.
    package let address: String
    /// The port; where 0 was asked for, the one the kernel chose.
    package let port: UInt16

    /// Binds and listens.
    ///
    /// Accepted connections inherit TCP_NODELAY: an answer is one send, and waiting to fill a segment only delays it.
    ///
    /// - Parameters:
    ///   - address: an IPv4 or IPv6 literal, or `localhost`.
    ///   - port: 0 lets the kernel choose.
    ///   - backlog: connections the kernel keeps for the server to accept.
    package init(address: String, port: UInt16, backlog: Int32 = 4096) throws(ListenerError) {
        guard let socketAddress = SocketAddress(host: address, port: port) else { throw .notAnAddress(address) }
        do throws(SystemError) {
            self = try Self(address: address, descriptor: Self.open(socketAddress, backlog: backlog))
        } catch {
            throw ListenerError(error, address: address, port: port)
        }
    }

    private init(address: String, descriptor: consuming Descriptor) throws(SystemError) {
        port = try Self.boundPort(descriptor)
        self.address = address
        self.descriptor = descriptor
    }

    /// Lets nobody begin to connect any more; who has begun still comes to be accepted. Returns whether the kernel can.
    ///
    /// A client turned away so tries again after a second and is refused then.
    func dropNewConnections() -> Bool { clinux_drop_new_connections(descriptor.number) == 0 }

    private static func open(_ address: SocketAddress, backlog: Int32) throws(SystemError) -> Descriptor {
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
        let number = socket(address.family, kind, 0)
        guard number >= 0 else { throw SystemError(call: "socket", code: errno) }
        let descriptor = Descriptor(number)
        // A restarted server must not wait for the connections of the last one to be forgotten.
        try set(SO_REUSEADDR, of: SOL_SOCKET, descriptor)
        try set(TCP_NODELAY, of: Int32(IPPROTO_TCP), descriptor)
        if address.family == AF_INET6 { try set(IPV6_V6ONLY, of: Int32(IPPROTO_IPV6), descriptor) }
        guard unsafe address.withPointer({ unsafe bind(number, $0, $1) }) == 0 else {
            throw SystemError(call: "bind", code: errno)
        }
        guard listen(number, backlog) == 0 else { throw SystemError(call: "listen", code: errno) }
        return descriptor
    }

    private static func set(_ option: Int32, of level: Int32, _ descriptor: borrowing Descriptor) throws(SystemError) {
        var on: Int32 = 1
        guard unsafe setsockopt(descriptor.number, level, option, &on, socklen_t(MemoryLayout<Int32>.size)) == 0 else {
            throw SystemError(call: "setsockopt", code: errno)
        }
    }

    private static func boundPort(_ descriptor: borrowing Descriptor) throws(SystemError) -> UInt16 {
        var storage = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        // The kernel writes at most `length` bytes into the storage.
        let result = unsafe withUnsafeMutablePointer(to: &storage) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe getsockname(descriptor.number, $0, &length)
            }
        }
        guard result == 0, let bound = SocketAddress(storage) else {
            throw SystemError(call: "getsockname", code: errno)
        }
        return bound.peer.port
    }
}
