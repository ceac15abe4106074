import Bytes
import Testing

@Suite struct ByteBufferTests {
    private func text(_ write: (inout ByteBuffer) -> Void) -> String {
        var buffer = ByteBuffer()
        write(&buffer)
        return String(decoding: (0..<buffer.count).map { buffer.bytes[$0] }, as: UTF8.self)
    }

    @Test func growsAndKeepsWhatItHolds() {
        let long = String(repeating: "0123456789", count: 1_000)
        #expect(
            text { buffer in
                for character in long.utf8 { buffer.append(character) }
                buffer.append(utf8: long)
            } == long + long)
    }

    @Test func removingTheFirstBytesMovesTheRestToTheFront() {
        #expect(
            text { buffer in
                buffer.append("header|body")
                buffer.removeFirst(7)
            } == "body")
    }

    @Test func aSystemCallCanWriteBehindTheBytesHeld() {
        var buffer = ByteBuffer(capacity: 2)
        buffer.append("ab")
        let written = unsafe buffer.appendUninitialized(16) { room in
            unsafe room[0] = UInt8(ascii: "c")
            return 1
        }
        #expect(written == 1)
        #expect(buffer.count == 3)
        #expect(buffer.bytes[2] == UInt8(ascii: "c"))
        #expect(unsafe buffer.appendUninitialized(16) { _ in -1 } == -1)
        #expect(buffer.count == 3)
    }

    @Test func shrinkingGivesBackOnlyAnEmptyBuffer() {
        var buffer = ByteBuffer(capacity: 1_000)
        buffer.append("x")
        buffer.shrink(to: 10)
        #expect(buffer.capacity == 1_000)
        buffer.removeAll()
        buffer.shrink(to: 10)
        #expect(buffer.capacity == 10)
    }

    @Test(arguments: [
        (0, "0"), (7, "7"), (-1, "-1"), (1_234_567, "1234567"), (Int.max, "9223372036854775807"),
        (Int.min, "-9223372036854775808"),
    ])
    func writesIntegersInDecimal(value: Int, expected: String) {
        #expect(text { $0.append(decimal: value) } == expected)
    }

    @Test func padsIntegersToAWidth() {
        #expect(text { $0.append(decimal: 42, width: 5) } == "00042")
        #expect(text { $0.append(decimal: 123_456, width: 3) } == "123456")
    }

    @Test(arguments: [
        (0.5, 6, "0.500000"), (0.0, 6, "0.000000"), (-0.0000001, 6, "0.000000"), (-1.25, 1, "-1.3"), (12.0, 0, "12"),
        (0.999_999_9, 6, "1.000000"), (1e20, 2, "1e+20"), (34.996, 2, "35.00"),
    ])
    func writesFixedDecimals(value: Double, digits: Int, expected: String) {
        #expect(text { $0.append(value, fractionDigits: digits) } == expected)
    }

    @Test(arguments: [
        0.1, 1.0 / 3, .leastNonzeroMagnitude, 1.7976931348623157e308, -2.5, 123_456_789.0, 9_007_199_254_740_993.0,
        -0.0,
    ])
    func theShortestTextReadsBackExactly(value: Double) throws {
        let written = text { $0.append(shortest: value) }
        let read = try #require(Double(written))
        #expect(read.bitPattern == value.bitPattern)
    }

    @Test func wholeNumbersHaveNoFraction() {
        #expect(text { $0.append(shortest: 450_000) } == "450000")
    }

    @Test func sharesAreWrittenAsNumbersOfFourDecimalsAre() {
        var buffer = ByteBuffer()
        for step in 0...40_000 {
            let share = Double(step) / 40_000
            buffer.removeAll()
            buffer.append("<      >")
            buffer.replace(at: 1, withShare: share)
            #expect(buffer.bytes.text == "<\(text { $0.append(share, fractionDigits: 4) })>")
        }
    }

    @Test func rangesOfASourceAreAppendedWhetherOrNotMoreFollows() {
        let source = Array("0123456789abcdefghijklmnopqrstuvwxyz".utf8)
        for start in 0...source.count {
            for end in start...source.count {
                let written = text { buffer in
                    buffer.append("<")
                    buffer.append(source.span, at: start..<end)
                    buffer.append(">")
                }
                #expect(written == "<" + String(decoding: source[start..<end], as: UTF8.self) + ">")
            }
        }
    }

    @Test(arguments: [0, 16, 32]) func piecesCopiedInWholeSixteensTakeNoMoreThanTheyHave(whole: Int) {
        let source = Array("0123456789abcdefghijklmnopqrstuvwxyz".utf8)
        for start in 0...(source.count - whole) {
            for length in 0...whole {
                let written = text { buffer in
                    buffer.append(upTo: 64) { room in
                        room.append(source.span, at: start, length, copying: whole)
                        room.append(UInt8(ascii: ":"))
                    }
                }
                #expect(written == String(decoding: source[start..<(start + length)], as: UTF8.self) + ":")
            }
        }
    }

    @Test func writersOfManyPiecesLeaveNoMoreThanTheyAppended() {
        let source = Array("0123456789abcdefghijklmnopqrstuvwxyz".utf8)
        for start in 0...source.count {
            for end in start...source.count {
                let written = text { buffer in
                    buffer.append("<")
                    buffer.append(upTo: 64) { room in
                        room.append(source.span, at: start..<end)
                        room.append(UInt8(ascii: ":"))
                    }
                    buffer.append(upTo: 0) { _ in }
                    buffer.append(">")
                }
                #expect(written == "<" + String(decoding: source[start..<end], as: UTF8.self) + ":>")
            }
        }
    }
}
