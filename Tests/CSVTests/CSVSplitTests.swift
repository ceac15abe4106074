import CSV
import Testing
import Training

/// Wherever a text is cut, the same is read.
@Suite struct CSVSplitTests {
    static let latin: [UInt8] =
        Array("id;name\r\n1;größe\r\n2;".utf8) + [0xA3, 0x0D, 0x0A, 0x33, 0x3B, 0x22, 0xE9, 0x22]

    static let texts: [[UInt8]] =
        [
            "\u{FEFF}id,name\r\n\r\n1,\"a \"\"quoted\"\" name\r\nin two lines\"\r\n2,größe,ragged\r3,\n\n4,\"\"",
            "id;name\r\r1;x\n\r2;\"\r\r\n\n\"\r\n",
            "\"id,name\"\n\"1,\"\"a,b\"\"\"\n\n\"2,c\"\n3,plain\n\"4,x\n5,y\"",
            "a,b\n1,\"x\"y\n", "a,b\n1,\"x\n", ",,\n,\r\n\"\",", "\n\n\u{FEFF}a\n",
        ].map { Array($0.utf8) } + [latin, [0xFF, 0xFE, 0x61], [0xEF, 0xBB], [0xEF]]

    static let options = CSVOptions(wrappedColumns: [CSVColumn("id"), CSVColumn("name")])

    @Test(arguments: texts)
    func everySplitPointReadsTheSame(_ text: [UInt8]) {
        let whole = CSVReading(text, options: Self.options)
        for cut in 0...text.count {
            #expect(CSVReading(text, cuts: [cut], options: Self.options) == whole, "cut at \(cut)")
            let plain = CSVReading(text, cuts: [cut], options: Self.options, takesPlain: true)
            #expect(plain.withoutLines == whole.withoutLines, "plain, cut at \(cut)")
        }
    }

    @Test(arguments: texts)
    func everyTwoSplitPointsReadTheSame(_ text: [UInt8]) {
        let whole = CSVReading(text, options: Self.options)
        for first in 0...text.count {
            for second in first...text.count where (first + second) % 3 == 0 {
                let reading = CSVReading(text, cuts: [first, second], options: Self.options)
                #expect(reading == whole, "cut at \(first) and \(second)")
            }
        }
    }

    @Test(arguments: texts)
    func byteByByteReadsTheSame(_ text: [UInt8]) {
        #expect(
            CSVReading(text, cuts: Array(0...text.count), options: Self.options)
                == CSVReading(text, options: Self.options))
    }

    @Test func limitsHoldWhereverTheTextIsCut() {
        let text = Array("a,b\n12345,1\n123456789,2\n".utf8)
        let options = CSVOptions(limits: CSVLimits(fieldBytes: 8, recordBytes: 64, columns: 4))
        let whole = CSVReading(text, options: options)
        #expect(whole.error == CSVError(line: 3, column: 1, problem: .fieldTooLong(limit: 8)))
        for cut in 0...text.count { #expect(CSVReading(text, cuts: [cut], options: options) == whole) }
    }

    @Test func anyBytesReadTheSameInAnyPieces() {
        var generator = SeededGenerator(seed: 3)
        let alphabet = Array("ab,;\"\n\r\t|".utf8) + [0xA3, 0xC3, 0xBF, 0xEF, 0xBB, 0x00]
        for _ in 0..<3_000 {
            let text = (0..<Int(generator.next() % 40)).map { _ in alphabet.randomElement(using: &generator) ?? 0 }
            let cuts = (0..<4).map { _ in Int(generator.next() % UInt64(text.count + 1)) }.sorted()
            let options = CSVOptions(limits: CSVLimits(fieldBytes: 9, recordBytes: 24, columns: 5))
            let whole = CSVReading(text, options: options)
            #expect(CSVReading(text, cuts: cuts, options: options) == whole, "\(text)")
            let plain = CSVReading(text, cuts: cuts, options: options, takesPlain: true)
            #expect(plain.withoutLines == whole.withoutLines, "\(text)")
        }
    }

    /// Long fields are passed many bytes at a time, single bytes are not.
    @Test func longTextsReadTheSameByteByByte() {
        var generator = SeededGenerator(seed: 4)
        let special = Array(",\"\n\r".utf8) + [0xC3, 0xBF]
        for _ in 0..<60 {
            let text = (0..<Int(generator.next() % 400)).map { _ in
                generator.next() % 12 == 0 ? special.randomElement(using: &generator) ?? 0 : UInt8(ascii: "x")
            }
            for limits in [CSVLimits(), CSVLimits(fieldBytes: 90, recordBytes: 200, columns: 9)] {
                let options = CSVOptions(limits: limits)
                let bytewise = CSVReading(text, cuts: Array(0...text.count), options: options)
                let plain = CSVReading(text, cuts: [text.count / 3], options: options, takesPlain: true)
                #expect(plain.withoutLines == bytewise.withoutLines)
                #expect(bytewise == CSVReading(text, options: options), "\(text)")
            }
        }
    }
}
