import Bytes
import CSV
import Testing
import Training

/// A text cut between two records reads the same in two parts.
@Suite struct RecordCutTests {
    /// The records of `text`, its lines, and the error that ends it, read in parts of at most `partBytes`.
    private func parts(of text: [UInt8], partBytes: Int) -> (reading: [[String]], lines: [Int], error: CSVError?) {
        var reader = CSVReader()
        reader.append(text.span)
        reader.finish()
        guard (try? reader.next()) == true else { return ([], [], nil) }
        var records = [(0..<reader.record.count).map { reader.record.text($0) }]
        var lines = [reader.record.line]
        var format = reader.format
        var place = reader.place
        while place.byte < text.count {
            let rest = text.span.extracting(place.byte...)
            let cut = RecordCut(rest, delimiter: format.delimiter).lastPlace(before: partBytes) ?? rest.count
            var bytes = ByteBuffer()
            bytes.append(rest.extracting(0..<cut))
            var part = CSVReader(bytes, CSVOptions(), resuming: format, at: place)
            do throws(CSVError) {
                while try part.next() {
                    records.append((0..<part.record.count).map { part.record.text($0) })
                    lines.append(part.record.line)
                }
            } catch { return (records, lines, error) }
            if part.hasSeenOtherThanASCII { format.encoding = part.format.encoding }
            place = TextPlace(byte: place.byte + cut, line: part.place.line)
        }
        return (records, lines, nil)
    }

    @Test(arguments: CSVSplitTests.texts)
    func everyTextReadsTheSameInPartsOfAnyLength(_ text: [UInt8]) {
        let whole = CSVReading(text)
        for partBytes in 1...max(text.count, 1) {
            let reading = parts(of: text, partBytes: partBytes)
            #expect(reading.reading == whole.records, "parts of \(partBytes)")
            #expect(reading.lines == whole.lines, "parts of \(partBytes)")
        }
    }

    @Test func anyBytesReadTheSameInPartsOfAnyLength() {
        var generator = SeededGenerator(seed: 5)
        let alphabet = Array("ab,,\"\"\n\n\r".utf8) + [0xA3, 0xC3, 0xBF]
        for _ in 0..<4_000 {
            let body = (0..<generator.index(below: 40)).map { _ in alphabet[generator.index(below: alphabet.count)] }
            let text = Array("a,b\n".utf8) + body
            let whole = CSVReading(text)
            let reading = parts(of: text, partBytes: 1 + generator.index(below: 12))
            #expect(reading.reading == whole.records && reading.lines == whole.lines, "\(text)")
            #expect(reading.error == whole.error, "\(text)")
        }
    }

    @Test func aCutStandsBehindTheLastWholeRecord() {
        func place(_ text: String, _ limit: Int) -> Int? {
            RecordCut(Array(text.utf8).span, delimiter: .comma).lastPlace(before: limit)
        }
        #expect(place("1,2\n3,4\n5", 9) == 8)
        #expect(place("1,2\n3,4\n5", 7) == 4)
        #expect(place("1,2\n3,4\n5", 3) == nil)
        #expect(place("1,\"2\n3\",4\n5", 9) == nil)
        #expect(place("1,\"2\n3\",4\n5", 10) == 10)
        #expect(place("1,\"2\n\"\"3\n\n\n\n", 10) == nil)
        #expect(place("1,2\r3,4\r\n5", 8) == 4)
        #expect(place("1,2\r3,4\r\n5", 9) == 9)
        #expect(place("1,2\"\n3\n", 8) == 7)
    }
}
