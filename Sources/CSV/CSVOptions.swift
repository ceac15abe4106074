/// How a text is to be read; what is left nil is detected from the bytes.
package struct CSVOptions: Sendable {
    /// The delimiter, or nil to take the one found most often in the header.
    package var delimiter: CSVDelimiter?
    /// The encoding, or nil to read UTF-8 until a record is not, and ISO-8859-1 from that record on.
    package var encoding: CSVEncoding?
    /// Columns that tell a header wrapped in one quoted field from a table of one column; empty: never unwrap.
    package var wrappedColumns: [CSVColumn]
    package var limits: CSVLimits
    /// Whether reading goes on behind a record that cannot be read, as it must where rows are answered one by one; else
    /// the first such record ends it. A header that cannot be read ends it anyway.
    package var passesFaults: Bool

    package init(
        delimiter: CSVDelimiter? = nil, encoding: CSVEncoding? = nil, wrappedColumns: [CSVColumn] = [],
        limits: CSVLimits = CSVLimits(), passesFaults: Bool = false
    ) {
        self.delimiter = delimiter
        self.encoding = encoding
        self.wrappedColumns = wrappedColumns
        self.limits = limits
        self.passesFaults = passesFaults
    }
}
