/// What a reader found a text to be.
package struct CSVFormat: Sendable, Equatable {
    package var delimiter: CSVDelimiter
    package var encoding: CSVEncoding
    package var hasByteOrderMark: Bool
    /// Whether every line is one quoted field that contains the record.
    package var isWrapped: Bool
}
