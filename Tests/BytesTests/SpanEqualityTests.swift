import Bytes
import Testing

@Suite struct SpanEqualityTests {
    private func isSame(_ bytes: [UInt8], _ other: [UInt8]) -> Bool { bytes.span.hasSameBytes(as: other.span) }

    @Test(arguments: 0..<40)
    func tellsEveryByteThatDiffers(count: Int) {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37) }
        #expect(isSame(bytes, bytes.map { $0 }))
        for index in bytes.indices {
            var other = bytes
            other[index] ^= 0x80
            #expect(!isSame(bytes, other))
        }
        #expect(!isSame(bytes, bytes + [0]))
    }

    @Test(arguments: [("application/json", true), ("application/jsom", false), ("application", false), ("", false)])
    func comparesWithALiteral(text: String, expected: Bool) {
        let bytes = Array(text.utf8)
        let isSame = bytes.span.hasSameBytes(as: "application/json")
        #expect(isSame == expected)
    }
}
