import Glibc

/// Why the server cannot listen where it was told to.
package enum ListenerError: Error, Equatable, Sendable {
    /// Not an IPv4 or IPv6 literal, nor `localhost`.
    case notAnAddress(String)
    /// Another process listens there.
    case inUse(address: String, port: UInt16)
    /// The port needs a privilege, as those below 1024 do.
    case notPermitted(address: String, port: UInt16)
    /// No interface of this machine has the address.
    case notLocal(String)
    /// Anything else.
    case failed(SystemError, address: String, port: UInt16)

    init(_ error: SystemError, address: String, port: UInt16) {
        self =
            switch error.code {
            case EADDRINUSE: .inUse(address: address, port: port)
            case EACCES, EPERM: .notPermitted(address: address, port: port)
            case EADDRNOTAVAIL: .notLocal(address)
            default: .failed(error, address: address, port: port)
            }
    }
}

extension ListenerError: CustomStringConvertible {
    /// One sentence for the person who started the server.
    package var description: String {
        switch self {
        case .notAnAddress(let text):
            "'\(text)' is not an address to listen on: expected an IPv4 or IPv6 address such as 127.0.0.1 or ::1."
        case .inUse(let address, let port): "Port \(port) on \(address) is in use by another process."
        case .notPermitted(let address, let port):
            "Listening on port \(port) of \(address) is not permitted: ports below 1024 need a privilege."
        case .notLocal(let address): "No interface of this machine has the address \(address)."
        case .failed(let error, let address, let port): "Cannot listen on port \(port) of \(address): \(error)."
        }
    }
}
