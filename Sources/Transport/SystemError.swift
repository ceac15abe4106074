import Glibc

/// A system call that failed where nothing but giving up was left.
package struct SystemError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The call's name.
    package let call: String
    /// Its `errno`.
    package let code: Int32

    package var description: String {
        // strerror's text is static or thread-local, and copied at once.
        let text = unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
        return "\(call): \(text)"
    }
}
