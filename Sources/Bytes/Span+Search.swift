import Glibc

extension Span<UInt8> {
    /// The first place at or behind `start` where `byte` stands, or nil.
    ///
    /// - Precondition: `start` is between 0 and `count`.
    package func firstIndex(of byte: UInt8, from start: Int) -> Int? {
        precondition(start >= 0 && start <= count, "a search begins within the bytes")
        // The C library looks at 32 bytes at a time; the pointer it gives lies within the bytes it was given.
        return unsafe withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress,
                let found = unsafe memchr(base + start, Int32(byte), bytes.count - start)
            else { return nil }
            return unsafe UnsafeRawPointer(found) - base
        }
    }
}
