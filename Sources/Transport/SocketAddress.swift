import CLinux
import Glibc
import HTTP1

/// An IPv4 or IPv6 address with its port, as bind(2) takes it.
package struct SocketAddress {
    private(set) var storage: sockaddr_storage

    /// Reads an address literal; nil where `host` is none. `localhost` is 127.0.0.1.
    package init?(host: String, port: UInt16) {
        storage = sockaddr_storage()
        let literal = host == "localhost" ? "127.0.0.1" : host
        var version4 = in_addr()
        var version6 = in6_addr()
        if unsafe inet_pton(AF_INET, literal, &version4) == 1 {
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_port = port.bigEndian
            address.sin_addr = version4
            // A sockaddr_in fits into the storage made for any address.
            unsafe withUnsafeMutableBytes(of: &storage) { unsafe $0.storeBytes(of: address, as: sockaddr_in.self) }
        } else if unsafe inet_pton(AF_INET6, literal, &version6) == 1 {
            var address = sockaddr_in6()
            address.sin6_family = sa_family_t(AF_INET6)
            address.sin6_port = port.bigEndian
            address.sin6_addr = version6
            unsafe withUnsafeMutableBytes(of: &storage) { unsafe $0.storeBytes(of: address, as: sockaddr_in6.self) }
        } else {
            return nil
        }
    }

    /// Takes what the kernel wrote; nil for another family than IPv4 and IPv6.
    init?(_ storage: sockaddr_storage) {
        guard [AF_INET, AF_INET6].contains(Int32(storage.ss_family)) else { return nil }
        self.storage = storage
    }

    /// AF_INET or AF_INET6.
    package var family: Int32 { Int32(storage.ss_family) }

    /// Address and port as the protocol layer knows them.
    var peer: PeerAddress {
        // The family says which of the two the storage holds.
        unsafe withUnsafeBytes(of: storage) { bytes in
            if family == AF_INET {
                let address = unsafe bytes.load(as: sockaddr_in.self)
                return PeerAddress(ipv4: UInt32(bigEndian: address.sin_addr.s_addr), port: address.sin_port.bigEndian)
            }
            let address = unsafe bytes.load(as: sockaddr_in6.self)
            let halves = unsafe withUnsafeBytes(of: address.sin6_addr) { words in
                unsafe (words.load(as: UInt64.self), words.load(fromByteOffset: 8, as: UInt64.self))
            }
            return PeerAddress(
                high: UInt64(bigEndian: halves.0), low: UInt64(bigEndian: halves.1), port: address.sin6_port.bigEndian)
        }
    }

    /// Connects the socket `descriptor` to the address; returns whether it could.
    package func connect(_ descriptor: Int32) -> Bool {
        unsafe withPointer { unsafe Glibc.connect(descriptor, $0, $1) } == 0
    }

    /// Lends the address to a system call.
    func withPointer<Result>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
        let size = family == AF_INET ? MemoryLayout<sockaddr_in>.size : MemoryLayout<sockaddr_in6>.size
        return unsafe withUnsafePointer(to: storage) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { unsafe body($0, socklen_t(size)) }
        }
    }
}
