import Glibc

/// The process's standard output and error, unbuffered, so that nothing is lost when the process is killed.
enum Console {
    /// Writes `text` to standard output.
    static func print(_ text: String) {
        write(text, to: STDOUT_FILENO)
    }

    /// Writes one line on standard error.
    static func report(_ message: String) {
        write("server: \(message)\n", to: STDERR_FILENO)
    }

    private static func write(_ text: String, to descriptor: Int32) {
        let bytes = Array(text.utf8)
        var written = 0
        while written < bytes.count {
            let length = unsafe bytes[written...].withUnsafeBytes { rest in
                unsafe Glibc.write(descriptor, rest.baseAddress, rest.count)
            }
            if length < 0, errno == EINTR { continue }
            // A console that is gone is no reason to stop serving.
            guard length > 0 else { return }
            written += length
        }
    }
}
