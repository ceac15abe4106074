import CSV

/// Reads a text whole and in pieces, which must give the same records and the same error.
func fuzzCSV(_ text: Span<UInt8>) {
    for passesFaults in [false, true] {
        let whole = CSVReading(text, pieceBytes: max(text.count, 1), passesFaults)
        for pieceBytes in [1, 3, 16] {
            precondition(
                CSVReading(text, pieceBytes: pieceBytes, passesFaults) == whole,
                "pieces of \(pieceBytes) bytes read otherwise")
        }
        precondition(zip(whole.lines, whole.lines.dropFirst()).allSatisfy(<), "a line that is read twice")
        precondition(!passesFaults || whole.error == nil || whole.records.isEmpty, "a fault that was not passed")
    }
}

/// All that a reader says of a text.
private struct CSVReading: Equatable {
    var records: [[String]] = []
    /// Where records start and where faults are.
    var lines: [Int] = []
    var faults: [String] = []
    var blankLines = 0
    var error: String?

    init(_ text: Span<UInt8>, pieceBytes: Int, _ passesFaults: Bool) {
        let limits = CSVLimits(fieldBytes: 200, recordBytes: 1_000, columns: 20)
        var reader = CSVReader(
            CSVOptions(encoding: passesFaults ? .utf8 : nil, limits: limits, passesFaults: passesFaults))
        do throws(CSVError) {
            for start in stride(from: 0, to: text.count, by: pieceBytes) {
                reader.append(text.extracting(start..<min(start + pieceBytes, text.count)))
                try readRecords(of: &reader, passesFaults)
            }
            reader.finish()
            try readRecords(of: &reader, passesFaults)
            blankLines = reader.blankLines
        } catch {
            self.error = "\(error)"
        }
    }

    private mutating func readRecords(of reader: inout CSVReader, _ passesFaults: Bool) throws(CSVError) {
        while true {
            do throws(CSVError) {
                return try readRecords(of: &reader)
            } catch {
                // A header that cannot be read is no fault that could be passed.
                guard passesFaults, !records.isEmpty else { throw error }
                faults.append("\(error)")
                lines.append(error.line)
            }
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
