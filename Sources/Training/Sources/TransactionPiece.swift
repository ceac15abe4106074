import CSV

/// What the transactions of one piece of a table come to.
final class TransactionPiece: Sendable {
    /// The piece, to be read again should its encoding turn out to be another.
    let piece: TablePiece
    let tally: TransactionTally
    /// Where the text goes on, counted as the piece does.
    let end: TextPlace
    let encoding: CSVEncoding
    /// Whether the encoding mattered.
    let hasSeenOtherThanASCII: Bool
    let failure: CSVError?

    /// Reads and cleans the rows of `piece`.
    ///
    /// - Parameter encoding: what the text before it was found to be.
    init(_ piece: TablePiece, _ table: TransactionTable, _ options: CSVOptions, encoding: CSVEncoding? = nil) {
        var reader = piece.reader(options, encoding: encoding)
        var tally = TransactionTally(rules: table.rules)
        var failure: CSVError?
        do throws(CSVError) {
            while try reader.next() { tally.add(reader.record, of: table) }
        } catch { failure = error }
        self.piece = piece
        self.failure = failure
        self.tally = tally
        end = reader.place
        self.encoding = reader.format.encoding
        hasSeenOtherThanASCII = reader.hasSeenOtherThanASCII
    }
}
