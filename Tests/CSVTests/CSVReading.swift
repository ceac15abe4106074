import CSV

/// A text read to its end: what the reader handed out, in values that can be compared.
struct CSVReading: Equatable {
    var records: [[String]] = []
    var lines: [Int] = []
    var blankLines = 0
    var format: CSVFormat?
    var error: CSVError?

    /// Reads `bytes` in the pieces that end at `cuts`.
    init(_ bytes: [UInt8], cuts: [Int] = [], options: CSVOptions = CSVOptions()) {
        var reader = CSVReader(options)
        do {
            var start = 0
            for end in cuts + [bytes.count] {
                reader.append(bytes.span.extracting(start..<end))
                start = end
                try readAll(&reader)
            }
            reader.finish()
            try readAll(&reader)
        } catch {
            self.error = error
        }
        blankLines = reader.blankLines
        format = reader.format
    }

    init(_ text: String, options: CSVOptions = CSVOptions()) {
        self.init([UInt8](text.utf8), options: options)
    }

    private mutating func readAll(_ reader: inout CSVReader) throws(CSVError) {
        while try reader.next() {
            let record = reader.record
            var values: [String] = []
            for column in 0..<record.count { values.append(record.text(column)) }
            records.append(values)
            lines.append(record.line)
        }
    }
}
