import Bytes
import JSON

/// Texts as they stand between the quotes of a JSON string, one after the other, each found by its number.
struct EscapedTexts: Sendable {
    private var bytes: [UInt8] = []
    /// Where each begins, and where the last ends.
    private var bounds = [0]

    /// How many texts there are.
    var count: Int { bounds.count - 1 }

    subscript(index: Int) -> Span<UInt8> {
        @_lifetime(borrow self)
        get { bytes.span.extracting(bounds[index]..<bounds[index + 1]) }
    }

    mutating func append(_ text: String) {
        var buffer = ByteBuffer()
        buffer.writeJSON { $0.value(text) }
        bytes += (1..<(buffer.count - 1)).map { buffer.bytes[$0] }
        bounds.append(bytes.count)
    }
}
