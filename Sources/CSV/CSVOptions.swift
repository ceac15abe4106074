/// How a text is to be read; what is left nil is detected from the bytes.
package struct CSVOptions: Sendable {
    /// The delimiter, or nil to take the one found most often in the header.
    package var delimiter: CSVDelimiter?
    /// The encoding, or nil to read UTF-8 until a record is not, and ISO-8859-1 from that record on.
    package var encoding: CSVEncoding?
    /// Columns that tell a header wrapped in one quoted field from a table of one column; empty: never unwrap.
    package var wrappedColumns: [CSVColumn]
    package var limits: CSVLimits

    package init(
        delimiter: CSVDelimiter? = nil, encoding: CSVEncoding? = nil, wrappedColumns: [CSVColumn] = [],
        limits: CSVLimits = CSVLimits()
    ) {
        self.delimiter = delimiter
        self.encoding = encoding
        self.wrappedColumns = wrappedColumns
        self.limits = limits
    }
}

/// Sizes beyond which a text is refused, so that no input makes the process grow.
package struct CSVLimits: Sendable, Equatable {
    /// Bytes of one field as written, quotes included.
    package var fieldBytes = 64 * 1024
    /// Bytes of one record as written.
    package var recordBytes = 1024 * 1024
    /// Fields of one record.
    package var columns = 1024

    package init() {}

    package init(fieldBytes: Int, recordBytes: Int, columns: Int) {
        self.fieldBytes = fieldBytes
        self.recordBytes = recordBytes
        self.columns = columns
    }
}

/// How the bytes of a text spell characters. Fields are UTF-8 to the caller in both cases.
package enum CSVEncoding: String, Sendable {
    case utf8 = "UTF-8"
    case isoLatin1 = "ISO-8859-1"
}

/// What a reader found a text to be.
package struct CSVFormat: Sendable, Equatable {
    package var delimiter: CSVDelimiter
    package var encoding: CSVEncoding
    package var hasByteOrderMark: Bool
    /// Whether every line is one quoted field that contains the record.
    package var isWrapped: Bool
}
