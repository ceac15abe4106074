import Testing

@testable import HTTP1

/// Lines found sixteen bytes at a time must be lines that the closer look would take too, and be cut alike.
@Suite struct OrdinaryFieldTests {
    /// The line cut as name and value, or nil where it is for a closer look; enough follows for whole sixteens.
    private func cut(_ line: [UInt8], following: Int = 32) -> (name: [UInt8], value: [UInt8], end: Int)? {
        let bytes = line + [UInt8](repeating: UInt8(ascii: "x"), count: following)
        let field = OrdinaryField(bytes.span, from: 0, to: line.count)
        guard field.end > 0 else { return nil }
        let position = field.position
        return (
            Array(bytes[Int(position.nameStart)..<Int(position.nameEnd)]),
            Array(bytes[Int(position.valueStart)..<Int(position.valueEnd)]), field.end
        )
    }

    private func expectCut(_ line: String, _ name: String, _ value: String) throws {
        let found = try #require(cut(Array(line.utf8)), "\(line)")
        #expect(found.name == Array(name.utf8) && found.value == Array(value.utf8))
        #expect(found.end == line.utf8.count)
    }

    @Test func namesAndValuesOfAnyLengthAreCutWhereTheyEnd() throws {
        for length in 1...40 {
            let name = String(repeating: "N", count: length)
            for space in ["", " "] {
                try expectCut("\(name):\(space)v\r\n", name, "v")
                try expectCut("A-1:\(space)\(name) é\r\n", "A-1", "\(name) é")
            }
        }
    }

    @Test(arguments: [
        "\r\n", ":a\r\n", "A\r\n", "A:\r\n", "A: \r\n", "A:  b\r\n", "A: b \r\n", "A:\tb\r\n", "A: b\tc\r\n",
        "A b: c\r\n",
        "A_b: c\r\n", "A: b\n", "A: b\rc\r\n", "A: b\u{0}\r\n", "A: b\u{7F}\r\n", "A: b\r", "A: b", "É: b\r\n",
    ])
    func otherLinesAreForACloserLook(line: String) {
        #expect(cut(Array(line.utf8)) == nil)
    }

    @Test func aLineWithoutSixteenBytesBehindItsPartsIsForACloserLook() {
        let line = Array("Name: value\r\n".utf8)
        for following in 0..<32 {
            let isCut = cut(line, following: following) != nil
            // The value begins at byte six, and a whole sixteen must be there to be looked at.
            #expect(isCut == (line.count + following >= 6 + 16))
        }
    }

    @Test func aLineMustEndWithinTheLimit() {
        let bytes = Array("Name: value\r\nand what follows it in the same buffer".utf8)
        for limit in 0...20 { #expect(OrdinaryField(bytes.span, from: 0, to: limit).end == (limit >= 13 ? 13 : 0)) }
    }

    /// Every value of every byte of a line, judged by the rules read one byte after the other.
    @Test func everyChangeOfAByteIsJudgedAsByTheRules() {
        let line = Array("Content-Type: text/plain\r\n".utf8)
        for index in line.indices {
            for byte in UInt8.min...UInt8.max {
                var changed = line
                changed[index] = byte
                let found = cut(changed)
                #expect((found != nil) == isOrdinary(changed), "\(byte) at \(index)")
            }
        }
    }

    /// `name: value` by the definition, slowly.
    private func isOrdinary(_ line: [UInt8]) -> Bool {
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > 0, line.suffix(2) == [13, 10] else {
            return false
        }
        let isNamed = line[..<colon].allSatisfy { byte in
            let scalar = Unicode.Scalar(byte)
            return byte == UInt8(ascii: "-")
                || (scalar.isASCII && (scalar.properties.isAlphabetic || (48...57).contains(byte)))
        }
        var value = line[(colon + 1)...].dropLast(2)
        if value.first == 32 { value = value.dropFirst() }
        guard let first = value.first, let last = value.last else { return false }
        return isNamed && first != 32 && last != 32 && value.allSatisfy { $0 >= 32 && $0 != 127 }
    }
}
