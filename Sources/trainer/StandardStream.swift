import Glibc

/// Standard output and standard error, unbuffered.
enum StandardStream: Int32 {
    case output = 1
    case error = 2

    /// Writes all of `text`, unless the other end is gone.
    func write(_ text: String) {
        var rest = ArraySlice(text.utf8)
        while !rest.isEmpty {
            // The call reads the bytes and keeps nothing.
            let count = unsafe rest.withUnsafeBytes { bytes in
                unsafe Glibc.write(rawValue, bytes.baseAddress, bytes.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}
