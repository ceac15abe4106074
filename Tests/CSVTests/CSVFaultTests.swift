import Bytes
import CSV
import Testing
import Training

/// A record that cannot be read costs its lines up to the one on which the field at fault begins, and no other.
@Suite struct CSVFaultTests {
    private static let options = CSVOptions(
        delimiter: .comma, encoding: .utf8, limits: CSVLimits(fieldBytes: 8, recordBytes: 24, columns: 4),
        passesFaults: true)

    static let texts: [(String, [String])] = [
        ("1,\"2\"x,3\n4,5\n", ["!2:2", "4|5"]),
        ("1,\"2\"x\r\n\r\n3,4\r\n", ["!2:2", "3|4"]),
        ("1,\"2\"x\r3,4\r", ["!2:2", "3|4"]),
        ("1,\"2\"x", ["!2:2"]),
        ("1,\"2\"x\n", ["!2:2"]),
        ("\"1\"\"x\n2,\"3\"\n4,5\n", ["!2:1", "2|3", "4|5"]),
        ("1,\"2,3\n\"4\",5\n6,7\n", ["!2:2", "4|5", "6|7"]),
        ("1,\"2\r\n3,4", ["!2:2", "3|4"]),
        ("1,\"2\n3,\"\"\n\n4,5", ["!2:2", "3|", "4|5"]),
        ("1,2\n3,\"", ["1|2", "!3:2"]),
        ("1,123456789123456789123456789123456789,3\n4,5\n", ["!2:2", "4|5"]),
        ("1,\"123456789123456789\",3\n4,5\n", ["!2:2", "4|5"]),
        ("1,\"234\n567,8\n9,10\n", ["!2:2", "567|8", "9|10"]),
        ("1,\"2\n3\",\"45678\n9,10\n11,12\n", ["!3:3", "9|10", "11|12"]),
        ("1,2,3,4,5,\"x\ny\",7\n8,9\n", ["!2:5", "y\"|7", "8|9"]),
        ("1,2,3,4,\"x\ny\",7\n8,9\n", ["!2:5", "y\"|7", "8|9"]),
        ("1234567,1234567,1234567,1\n2,3\n", ["!2:4", "2|3"]),
        ("1234567,1234567,12345678\n2,3\n", ["1234567|1234567|12345678", "2|3"]),
        ("1234567,1234567,\"123456\"\n2,3\n", ["1234567|1234567|123456", "2|3"]),
        ("1234567,1234567,\"123456\",\n2,3\n", ["!2:4", "2|3"]),
    ]

    @Test(arguments: texts)
    func theLinesBehindAreRead(text: String, events: [String]) {
        let bytes = Array("a,b\n\(text)".utf8)
        let whole = CSVReading(bytes, options: Self.options)
        #expect(whole.events == ["a|b"] + events)
        #expect(whole.error == nil)
        for cut in 0...bytes.count {
            #expect(CSVReading(bytes, cuts: [cut], options: Self.options) == whole, "cut at \(cut)")
            let plain = CSVReading(bytes, cuts: [cut], options: Self.options, takesPlain: true)
            #expect(plain.withoutLines == whole.withoutLines, "plain, cut at \(cut)")
        }
        #expect(CSVReading(bytes, cuts: Array(0...bytes.count), options: Self.options) == whole)
    }

    @Test func aRecordThatIsNotUTF8IsNamedWithItsByteAndTheOthersAreRead() {
        let bytes = Array("a,b\né,1\n2,".utf8) + [0xFF] + Array("\nü,\"3\n".utf8) + [0xC3] + Array("\"\n4,5\n".utf8)
        let whole = CSVReading(bytes, options: Self.options)
        #expect(whole.events == ["a|b", "é|1", "!3:2", "!4:2", "4|5"])
        #expect(whole.faults.map(\.problem) == [.invalidUTF8(0xFF), .invalidUTF8(0xC3)])
        #expect(whole.faults.first?.description == "line 3, column 2: expected UTF-8, found byte 0xFF")
        for cut in 0...bytes.count { #expect(CSVReading(bytes, cuts: [cut], options: Self.options) == whole) }
    }

    @Test(arguments: ["\"a\"x,b\n1,2\n", "\"a,b\n1,2", "a,b,c,d,e\n1,2\n", "\u{3}\n1,2\n"])
    func aHeaderThatCannotBeReadEndsTheText(text: String) {
        let reading = CSVReading(text, options: Self.options)
        #expect(reading.error != nil && reading.events.isEmpty)
    }

    @Test func linesThatAreOneQuotedFieldArePassedOneByOne() {
        let options = CSVOptions(wrappedColumns: [CSVColumn("id"), CSVColumn("name")], passesFaults: true)
        let text = "\"id,name\"\n\"1,\"\"a\"\"\"\n\"2,\"\"b\"\"x\"\n\"3,c\"x\n\"4,d\"\n\"5,\"\"e\"\"x\n6,f\"\n"
        let whole = CSVReading(text, options: options)
        #expect(whole.events == ["id|name", "1|a", "!3:2", "!4:1", "4|d", "!6:2", "6|f"])
        let bytes = Array(text.utf8)
        for cut in 0...bytes.count { #expect(CSVReading(bytes, cuts: [cut], options: options) == whole) }
    }

    @Test func anEndlessFieldIsPassedWithoutBeingKept() throws {
        var reader = CSVReader(
            CSVOptions(limits: CSVLimits(fieldBytes: 1_000, recordBytes: 2_000, columns: 10), passesFaults: true))
        let head = Array("a,b\n1,".utf8)
        reader.append(head.span)
        #expect(try reader.next())
        let piece = [UInt8](repeating: UInt8(ascii: "x"), count: 100)
        var faults = 0
        for _ in 0..<10_000 {
            reader.append(piece.span)
            do { #expect(try !reader.next()) } catch { faults += 1 }
        }
        #expect(faults == 1)
        #expect(reader.place == TextPlace(byte: head.count + 10_000 * piece.count, line: 2))
        let tail = Array("\n2,3\n".utf8)
        reader.append(tail.span)
        #expect(try reader.next())
        #expect(reader.record.text(0) == "2" && reader.record.line == 3)
        #expect(reader.takeText().count < 10_000)
    }

    /// What follows is what a reader finds that begins behind the line that the fault names.
    @Test func behindAFaultTheTextIsReadLikeOneThatBeginsThere() {
        var generator = SeededGenerator(seed: 6)
        let alphabet = Array("ab,,\"\"\n\n\r".utf8) + [0xC3, 0xBF]
        var faults = 0
        for _ in 0..<4_000 {
            let body = (0..<generator.index(below: 60)).map { _ in alphabet[generator.index(below: alphabet.count)] }
            let text = Array("a,b\n".utf8) + body
            let whole = CSVReading(text, options: Self.options)
            let cuts = (0..<3).map { _ in generator.index(below: text.count + 1) }.sorted()
            #expect(CSVReading(text, cuts: cuts, options: Self.options) == whole, "\(text)")
            let plain = CSVReading(text, cuts: cuts, options: Self.options, takesPlain: true)
            #expect(plain.withoutLines == whole.withoutLines, "\(text)")
            guard let fault = whole.faults.first, let format = whole.format else { continue }
            if case .invalidUTF8 = fault.problem { continue }
            faults += 1
            let start = Self.lineStart(fault.line + 1, in: text)
            let rest = CSVReading(
                rest: Array(text[start...]), format, at: TextPlace(byte: start, line: fault.line + 1),
                options: Self.options)
            let place = whole.events.firstIndex { $0.hasPrefix("!") }
            #expect(rest.events == Array(whole.events.dropFirst((place ?? 0) + 1)), "\(text)")
        }
        #expect(faults > 1_000)
    }

    /// Where a line begins, from 1; the end of the text where there are not so many.
    private static func lineStart(_ line: Int, in text: [UInt8]) -> Int {
        var (passed, index) = (1, 0)
        while passed < line, index < text.count {
            let isReturn = text[index] == UInt8(ascii: "\r")
            if isReturn || text[index] == UInt8(ascii: "\n") {
                passed += 1
                if isReturn, index + 1 < text.count, text[index + 1] == UInt8(ascii: "\n") { index += 1 }
            }
            index += 1
        }
        return index
    }
}
