extension Span<UInt8> {
    /// The bytes as text; what is no UTF-8 becomes U+FFFD, so use it only where the bytes are known to be UTF-8
    /// or for messages.
    package var text: String {
        // The pointer is used within the closure only.
        unsafe withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
    }

    /// The bytes for a message: in double quotes, control characters escaped, cut after `limit` bytes.
    package func quoted(limit: Int) -> String {
        let shown = extracting(0..<Swift.min(count, limit)).text
        return "\"" + shown.unicodeScalars.map { $0.escaped(asASCII: false) }.joined()
            + (count > limit ? "…\"" : "\"")
    }
}
