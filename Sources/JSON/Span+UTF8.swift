extension Span<UInt8> {
    /// Length of the UTF-8 sequence that starts at `index`, 1 to 4 bytes; 0 when it is malformed, overlong, a surrogate,
    /// beyond U+10FFFF or cut short (Unicode 16, table 3-7).
    ///
    /// - Precondition: `index` is within the span.
    func utf8SequenceLength(at index: Int) -> Int {
        let lead = self[index]
        let (length, second): (Int, ClosedRange<UInt8>)
        switch lead {
        case 0x00...0x7F: return 1
        case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: return 0
        }
        guard length <= count - index, second.contains(self[index + 1]) else { return 0 }
        for offset in 2..<max(length, 2) where self[index + offset] & 0xC0 != 0x80 { return 0 }
        return length
    }
}
