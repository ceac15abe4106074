import CSV

/// What the transactions of one piece of a table come to.
final class TransactionPiece: Sendable {
    /// The piece, to be read again should its encoding turn out to be another; nil where it is ASCII.
    let text: TablePiece?
    let tally: TransactionTally
    /// Where the text goes on, counted as the piece does.
    let end: TextPlace
    let encoding: CSVEncoding
    /// Line of the piece from which on it is ISO-8859-1, where that begins in it.
    let latin1Line: Int?
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
        self.failure = failure
        self.tally = tally
        end = reader.place
        self.encoding = reader.format.encoding
        latin1Line = reader.format.latin1Line
        text = reader.hasSeenOtherThanASCII ? piece : nil
        if reader.hasSeenOtherThanASCII { piece.takeBack(reader) }
    }
}
