import CSV

/// Reads a text whole and in pieces, which must give the same records and the same error.
func fuzzCSV(_ text: Span<UInt8>) {
    let whole = CSVReading(text, pieceBytes: max(text.count, 1))
    for pieceBytes in [1, 3, 16] {
        precondition(CSVReading(text, pieceBytes: pieceBytes) == whole, "pieces of \(pieceBytes) bytes read otherwise")
    }
}

/// All that a reader says of a text.
private struct CSVReading: Equatable {
    var records: [[String]] = []
    var lines: [Int] = []
    var blankLines = 0
    var error: String?

    init(_ text: Span<UInt8>, pieceBytes: Int) {
        let limits = CSVLimits(fieldBytes: 200, recordBytes: 1_000, columns: 20)
        var reader = CSVReader(CSVOptions(limits: limits))
        do throws(CSVError) {
            for start in stride(from: 0, to: text.count, by: pieceBytes) {
                reader.append(text.extracting(start..<min(start + pieceBytes, text.count)))
                try readRecords(of: &reader)
            }
            reader.finish()
            try readRecords(of: &reader)
            blankLines = reader.blankLines
        } catch {
            self.error = "\(error)"
        }
    }

    private mutating func readRecords(of reader: inout CSVReader) throws(CSVError) {
        while try reader.next() {
            let record = reader.record
            records.append((0..<record.count).map { record.text($0) })
            lines.append(record.line)
        }
    }
}
