package import CSV

/// Transactions in one or several CSV files, or on standard input, in any order.
package struct TransactionSource {
    private let sources: [any ByteSource]
    private let columns: TransactionColumns
    private var options: CSVOptions
    private let pieceBytes: Int
    /// Whether the first row that cannot be read ends it all, instead of being left out.
    package var isStrict = false

    /// Makes a source of all rows of `sources`, each of which has its own header.
    ///
    /// - Parameter pieceBytes: length of the pieces that are read at the same time.
    package init(
        _ sources: [any ByteSource], columns: TransactionColumns = TransactionColumns(),
        options: CSVOptions = CSVOptions(), pieceBytes: Int = 512 * 1024
    ) {
        self.sources = sources
        self.columns = columns
        self.pieceBytes = pieceBytes
        self.options = options
        if options.wrappedColumns.isEmpty { self.options.wrappedColumns = columns.required }
    }

    /// Reads and cleans all transactions and adds them up per customer.
    ///
    /// - Parameter progress: told how many rows and bytes were read, now and then.
    /// - Throws: `SourceError` when a source cannot be read as a table with these columns, or no row is kept.
    package func readRFM(
        workers: Workers = .perCore, progress: (_ rows: Int, _ bytes: Int) -> Void = { _, _ in }
    ) throws(SourceError) -> RFMReading {
        var bytes = 0
        var tally = TransactionTally(rules: TransactionCleaning.rules(for: columns.amounts))
        var formats: [CSVFormat] = []
        for source in sources { formats.append(try read(source, into: &tally, workers, progress, &bytes)) }
        return try tally.reading(order: columns.dateOrder, mark: columns.decimalMark, formats: formats)
    }

    private func read(
        _ source: any ByteSource, into tally: inout TransactionTally, _ workers: Workers,
        _ progress: (_ rows: Int, _ bytes: Int) -> Void, _ bytes: inout Int
    ) throws(SourceError) -> CSVFormat {
        var pieces = try TablePieces(source, options, hasHeader: columns.hasHeader, pieceBytes: pieceBytes)
        let table = TransactionTable(
            name: pieces.name, header: pieces.header,
            layout: try TransactionLayout(columns, in: pieces.header, of: pieces.name),
            rules: tally.report.removals.map(\.rule))
        var format = pieces.format
        var lines = 0
        let options = options
        try workers.pipeline { () throws(SourceError) in
            try pieces.next()
        } work: { piece in
            TransactionPiece(piece, table, options)
        } take: { piece throws(SourceError) in
            // The text is ISO-8859-1 from the first record on that is not UTF-8, and so is what follows it.
            let piece =
                if format.encoding != .utf8, let text = piece.text {
                    TransactionPiece(text, table, options, encoding: format.encoding)
                } else { piece }
            if let failure = piece.failure { throw .malformed(source: table.name, failure.after(lines: lines)) }
            if piece.text != nil {
                if format.encoding == .utf8 { format.latin1Line = piece.latin1Line.map { $0 + lines } }
                format.encoding = piece.encoding
            }
            if isStrict, let row = piece.tally.report.examples(removedBy: .unreadable).first {
                throw .unreadableRow(row.after(lines: lines))
            }
            tally.append(piece.tally, afterLines: lines)
            lines += piece.end.line - 1
            bytes += piece.end.byte
            progress(tally.report.rowsRead, bytes)
        }
        return format
    }
}
