/// What a reader found a text to be.
package struct CSVFormat: Sendable, Equatable {
    package var delimiter: CSVDelimiter
    package var encoding: CSVEncoding
    /// Line of the first record that was no UTF-8, from which on the text is read as ISO-8859-1; nil where there is none.
    package var latin1Line: Int?
    package var hasByteOrderMark: Bool
    /// Whether every line is one quoted field that contains the record.
    package var isWrapped: Bool
}
