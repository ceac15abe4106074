import Glibc

/// Why there can be no access log where one was asked for.
package struct AccessLogError: Error, Equatable, Sendable, CustomStringConvertible {
    /// Where it was to be.
    package let target: AccessLog.Target
    /// The system's `errno`.
    package let code: Int32

    package var description: String {
        // strerror's text is static or thread-local, and copied at once.
        let reason = unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
        switch target {
        case .standardOutput: return "cannot write the access log to standard output: \(reason)"
        case .file(let path): return "cannot write the access log to \(path): \(reason)"
        }
    }
}
