import Bytes

/// The pairs of one `Cookie` field: `name=value`, with `"; "` between them (RFC 6265 section 4.2.1).
struct CookiePairs: ~Escapable {
    private let value: Span<UInt8>

    /// Reads the value of a field.
    @_lifetime(copy value)
    init(_ value: Span<UInt8>) { self.value = value }

    /// Appends each pair as a line; what has no name or no equals sign is none.
    func write(to buffer: inout ByteBuffer) {
        var start = 0
        while start < value.count {
            var end = start
            while end < value.count, value[end] != UInt8(ascii: ";") { end += 1 }
            write(start..<end, to: &buffer)
            start = end + 1
        }
    }

    private func write(_ range: Range<Int>, to buffer: inout ByteBuffer) {
        var (first, last) = (range.lowerBound, range.upperBound)
        while first < last, isWhiteSpace(first) { first += 1 }
        while first < last, isWhiteSpace(last - 1) { last -= 1 }
        guard let equals = (first..<last).first(where: { value[$0] == UInt8(ascii: "=") }), equals > first else {
            return
        }
        buffer.append(value.extracting(first..<last))
        buffer.append("\n")
    }

    private func isWhiteSpace(_ index: Int) -> Bool { value[index] == 0x20 || value[index] == 0x09 }
}
