import Bytes
import CSV
import Testing

@Suite struct CSVReaderTests {
    @Test(arguments: [
        ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
        ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
        ("a,b\r1,2\r", [["a", "b"], ["1", "2"]]),
        ("a,b\n1,2", [["a", "b"], ["1", "2"]]),
        ("a,b\n1,", [["a", "b"], ["1", ""]]),
        ("a,b\n,", [["a", "b"], ["", ""]]),
        ("a,b\n\"1\",\"2\"", [["a", "b"], ["1", "2"]]),
        ("a,b\n\"1,5\",\"say \"\"hi\"\"\"\n", [["a", "b"], ["1,5", "say \"hi\""]]),
        ("a,b\n\"\"\"\",\"\"\n", [["a", "b"], ["\"", ""]]),
        ("a,b\n\"two\r\nlines\",x\n", [["a", "b"], ["two\r\nlines", "x"]]),
        ("a,b\n5\" pipe,x\"y\"\n", [["a", "b"], ["5\" pipe", "x\"y\""]]),
        ("a,b\n 1 , 2 \n", [["a", "b"], [" 1 ", " 2 "]]),
        ("a\n\"\"\n", [["a"], [""]]),
        ("a,b,c\n1,2\n1,2,3,4\n", [["a", "b", "c"], ["1", "2"], ["1", "2", "3", "4"]]),
        ("größe,名\n1,😀\n", [["größe", "名"], ["1", "😀"]]),
        ("\u{FEFF}a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
        ("a,b\n1,\u{FEFF}2\n", [["a", "b"], ["1", "\u{FEFF}2"]]),
        ("", []), ("\n\r\n\r", []), ("\u{FEFF}", []), ("a", [["a"]]), (",", [["", ""]]),
    ])
    func readsWhatRFC4180AndItsRelativesWrite(_ text: String, _ records: [[String]]) {
        let reading = CSVReading(text)
        #expect(reading.error == nil)
        #expect(reading.records == records)
    }

    @Test(arguments: [
        ("a,b;c,d\n", CSVDelimiter.comma), ("a;b;c\n1,5;2;3\n", .semicolon), ("a\tb\n1,5\t2\n", .tab),
        ("a|b|c\n", .pipe), ("\"x,y,z\";b;c\n", .semicolon), ("\n\nid;name\n", .semicolon), ("one\n", .comma),
        ("a,b;c\n", .comma), ("", .comma),
    ])
    func takesTheDelimiterFromTheHeader(_ text: String, _ delimiter: CSVDelimiter) {
        #expect(CSVReading(text).format?.delimiter == delimiter)
    }

    @Test func aGivenDelimiterIsNotDoubted() {
        let reading = CSVReading("a,b,c;d\n1,2,3;4\n", options: CSVOptions(delimiter: .semicolon))
        #expect(reading.records == [["a,b,c", "d"], ["1,2,3", "4"]])
    }

    @Test func namesTheLineOnWhichARecordStartsAndCountsBlankLines() {
        let reading = CSVReading("a,b\r\n\r\n\"x\ny\r\nz\",1\r\n\r\n\r\n2,3\r\r4,5\n\n\n")
        #expect(reading.records == [["a", "b"], ["x\ny\r\nz", "1"], ["2", "3"], ["4", "5"]])
        #expect(reading.lines == [1, 3, 8, 10])
        #expect(reading.blankLines == 6)
    }

    @Test func readsISOLatin1FromTheFirstRecordThatIsNotUTF8() {
        let bytes: [UInt8] =
            Array("id,name\n1,größe\n2,".utf8) + [0xA3, 0x35] + Array("\n3,\"".utf8) + [0xE9] + Array("\"\"\"\n".utf8)
        let reading = CSVReading(bytes)
        #expect(reading.records == [["id", "name"], ["1", "größe"], ["2", "£5"], ["3", "é\""]])
        #expect(reading.format?.encoding == .isoLatin1 && reading.format?.latin1Line == 3)
        let plain = CSVReading("id,name\n1,größe\n").format
        #expect(plain?.encoding == .utf8 && plain?.latin1Line == nil)
    }

    @Test func aDemandedEncodingIsKept() {
        let bytes: [UInt8] = Array("id,name\n1,".utf8) + [0xC3, 0xA9, 0x0A, 0x32, 0x2C, 0xA3, 0x0A]
        let strict = CSVReading(bytes, options: CSVOptions(encoding: .utf8))
        #expect(strict.error == CSVError(line: 3, column: 2, problem: .invalidUTF8(0xA3)))
        #expect(strict.records == [["id", "name"], ["1", "é"]])
        let latin = CSVReading(bytes, options: CSVOptions(encoding: .isoLatin1))
        #expect(latin.records == [["id", "name"], ["1", "Ã©"], ["2", "£"]])
    }

    @Test(arguments: [
        ("a,b\n1,\"x\n2,3\n", CSVError(line: 2, column: 2, problem: .unclosedQuote)),
        ("a,b\n\"", CSVError(line: 2, column: 1, problem: .unclosedQuote)),
        ("a,b\n\n\"x\" ,2\n", CSVError(line: 3, column: 1, problem: .byteAfterClosingQuote(0x20))),
        ("a,b\n1,\"x\"y\"\n", CSVError(line: 2, column: 2, problem: .byteAfterClosingQuote(UInt8(ascii: "y")))),
    ])
    func refusesQuotesThatAreNotClosedWhereTheyMustBe(_ text: String, _ error: CSVError) {
        #expect(CSVReading(text).error == error)
    }

    @Test(arguments: [[0xFF, 0xFE, 0x61, 0x00], [0xFE, 0xFF, 0x00, 0x61], [0xFF, 0xFE]] as [[UInt8]])
    func refusesUTF16(_ bytes: [UInt8]) {
        #expect(CSVReading(bytes).error?.problem == .isUTF16)
    }

    @Test(arguments: [0x00, 0x03, 0x08, 0x1F] as [UInt8])
    func refusesHeadersThatAreNoText(_ byte: UInt8) {
        #expect(CSVReading(Array("PK".utf8) + [byte, 0x0A]).error?.problem == .controlCharacter(byte))
        #expect(CSVReading(Array("a\tb\n1\t".utf8) + [byte, 0x0A]).error == nil)
    }

    @Test(arguments: [
        ("a,b\n1,12345678\n", CSVError(line: 2, column: 2, problem: .fieldTooLong(limit: 7))),
        ("a,b\n1,\"12345678\"\n", CSVError(line: 2, column: 2, problem: .fieldTooLong(limit: 7))),
        ("a,b\n1,12345678", CSVError(line: 2, column: 2, problem: .fieldTooLong(limit: 7))),
        ("a,b\n1234567,1234567,1234567\n", CSVError(line: 2, column: 3, problem: .recordTooLong(limit: 20))),
        ("a,b\n1,2,3,4,5\n", CSVError(line: 2, column: 5, problem: .tooManyColumns(limit: 4))),
        ("a,b\n,,,,,,,,,,,,,,,,,,,,,,,,,", CSVError(line: 2, column: 5, problem: .tooManyColumns(limit: 4))),
    ])
    func refusesWhatExceedsALimit(_ text: String, _ error: CSVError) {
        let options = CSVOptions(limits: CSVLimits(fieldBytes: 7, recordBytes: 20, columns: 4))
        #expect(CSVReading(text, options: options).error == error)
    }

    @Test func refusesAnEndlessFieldBeforeItEnds() throws {
        var reader = CSVReader(CSVOptions(limits: CSVLimits(fieldBytes: 1_000, recordBytes: 2_000, columns: 10)))
        var given = 0
        let error = #expect(throws: CSVError.self) {
            let piece = [UInt8](repeating: UInt8(ascii: "x"), count: 100)
            for _ in 0..<1_000 {
                given += piece.count
                reader.append(piece.span)
                _ = try reader.next()
            }
        }
        #expect(error?.problem == .fieldTooLong(limit: 1_000))
        #expect(given <= 2_200)
    }

    @Test func anErrorIsSaidInASentenceAndStays() {
        var reader = CSVReader()
        let bytes = Array("a,b\n\"1\"x,2\n3,4\n".utf8)
        reader.append(bytes.span)
        #expect(throws: Never.self) { _ = try reader.next() }
        for _ in 0..<2 {
            let error = #expect(throws: CSVError.self) { _ = try reader.next() }
            #expect(
                error?.description == "line 2, column 1: expected a delimiter or a line end after the closing quote,"
                    + " found 'x'")
        }
    }

    @Test func readsFieldsAsNumbers() throws {
        let bytes = Array("1.5, -2 ,,x,1e3,\"7\"\n".utf8)
        var reader = CSVReader()
        reader.append(bytes.span)
        #expect(try reader.next())
        let record = reader.record
        #expect((record.number(0), record.number(1)) == (1.5, -2))
        #expect((record.number(2), record.number(3)) == (nil, nil))
        #expect((record.number(4), record.number(5)) == (1_000, 7))
    }

    @Test(arguments: ["a,b\n1,2\n3,4", "\u{FEFF}a;b\r\n\"1\n\";2\r\n", "", "a\n\n1"])
    func aWholeTextIsReadAsOneThatComesInPieces(text: String) throws {
        var bytes = ByteBuffer()
        bytes.append(utf8: text)
        var reader = CSVReader(whole: bytes)
        var records: [[String]] = []
        try reader.readAll { record in records.append((0..<record.count).map { record.text($0) }) }
        let reading = CSVReading(text)
        #expect(records == reading.records)
        #expect(reader.format == reading.format)
        #expect(reader.blankLines == reading.blankLines)
    }
}
