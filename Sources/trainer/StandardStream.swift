import Glibc

/// Standard output and standard error, unbuffered.
enum StandardStream: Int32 {
    case output = 1
    case error = 2

    /// Writes all of `text`.
    ///
    /// - Returns: false where the other end takes no more, `errno` telling why.
    @discardableResult
    func write(_ text: String) -> Bool {
        var rest = ArraySlice(text.utf8)
        while !rest.isEmpty {
            // The call reads the bytes and keeps nothing.
            let count = unsafe rest.withUnsafeBytes { bytes in
                unsafe Glibc.write(rawValue, bytes.baseAddress, bytes.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}
