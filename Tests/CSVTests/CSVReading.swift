import Bytes
import CSV

/// A text read to its end: what the reader handed out, in values that can be compared.
struct CSVReading: Equatable {
    var records: [[String]] = []
    /// Where records start, but for plain ones.
    var lines: [Int] = []
    /// Records and, where the reader passes them, faults, in order: `1|2` for a record, `!3:2` for line 3, column 2.
    var events: [String] = []
    /// The faults among them.
    var faults: [CSVError] = []
    var blankLines = 0
    var format: CSVFormat?
    var error: CSVError?

    /// Reads `bytes` in the pieces that end at `cuts`.
    ///
    /// - Parameter takesPlain: whether plain records are read straight from the text, up to two at once.
    init(_ bytes: [UInt8], cuts: [Int] = [], options: CSVOptions = CSVOptions(), takesPlain: Bool = false) {
        var reader = CSVReader(options)
        do {
            var start = 0
            for end in cuts + [bytes.count] {
                reader.append(bytes.span.extracting(start..<end))
                start = end
                try readOn(&reader, options, takesPlain: takesPlain)
            }
            reader.finish()
            try readOn(&reader, options, takesPlain: takesPlain)
        } catch {
            self.error = error
        }
        blankLines = reader.blankLines
        format = reader.format
    }

    /// Reads the rest of a text, `bytes`, whose header another reader has read.
    init(rest bytes: [UInt8], _ format: CSVFormat, at place: TextPlace, options: CSVOptions) {
        var rest = ByteBuffer()
        rest.append(bytes.span)
        var reader = CSVReader(rest, options, resuming: format, at: place)
        do { try readOn(&reader, options, isRest: true) } catch { self.error = error }
    }

    init(_ text: String, options: CSVOptions = CSVOptions()) {
        self.init([UInt8](text.utf8), options: options)
    }

    /// The same where all records were read by the reader itself.
    var withoutLines: CSVReading {
        var copy = self
        copy.lines = []
        return copy
    }

    private mutating func readOn(
        _ reader: inout CSVReader, _ options: CSVOptions, takesPlain: Bool = false, isRest: Bool = false
    ) throws(CSVError) {
        while true {
            do throws(CSVError) {
                return try readAll(&reader, takesPlain, options.limits.columns)
            } catch {
                // A header that cannot be read is no fault that could be passed.
                guard options.passesFaults, !records.isEmpty || isRest else { throw error }
                faults.append(error)
                events.append("!\(error.line):\(error.column)")
            }
        }
    }

    private mutating func readAll(_ reader: inout CSVReader, _ takesPlain: Bool, _ columns: Int) throws(CSVError) {
        guard takesPlain else {
            while try reader.next() { take(reader.record) }
            return
        }
        try reader.readAll(plain: { takePlain($0, columns) }, { take($0) })
    }

    private mutating func take(_ record: borrowing CSVRecord) {
        var values: [String] = []
        for column in 0..<record.count { values.append(record.text(column)) }
        add(values)
        lines.append(record.line)
    }

    private mutating func add(_ values: [String]) {
        records.append(values)
        events.append(values.joined(separator: "|"))
    }

    private mutating func takePlain(_ plain: PlainRecords, _ columns: Int) -> PlainRecords.Taken {
        var taken = (records: 0, end: plain.start)
        var values: [String] = []
        var start = plain.start
        for index in plain.ends.indices where taken.records < 2 {
            let end = plain.base + Int(plain.ends[index])
            let byte = plain.text[end]
            values.append(plain.text.extracting(start..<end).decoded())
            start = end + 1
            // A blank line is no record, and only a delimiter or a line feed ends a plain field.
            if values.count > columns { break }
            if byte == UInt8(ascii: "\n"), values != [""] {
                add(values)
                values = []
                taken = (taken.records + 1, start)
            } else if ![UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|")].contains(byte) {
                break
            }
        }
        return PlainRecords.Taken(records: taken.records, end: taken.end)
    }
}
