internal import Bytes
internal import CSV
internal import Segmentation

/// What it takes to answer the rows of one table, kept from row to row.
struct TableRows: ~Copyable {
    let writer: TableWriter
    private(set) var tally: RowTally
    // The model's parts by themselves: taken out of it for each row, each would be copied and its owners counted.
    private let segmenter: Segmenter
    private let rules: CustomerRules
    private let decimalMark: DecimalMark?
    private var reader = CustomerReader()
    private var workspace = Segmenter.Workspace()
    /// How plain rows are read; nil where none can be.
    private var plainRow: PlainRow?
    /// The plain rows that are being answered together, and where in the text their ids stand; nothing until the header
    /// is read.
    private var block: CustomerBlock?
    private var identifiers: [Range<Int>] = []

    /// Gets ready for a table with `columns`; nil where its header is not read yet.
    init(_ model: ModelScorer, delimiter: CSVDelimiter, _ numbers: NumberForm, columns: TableColumns?) {
        segmenter = model.segmenter
        rules = model.rules
        decimalMark = numbers.decimalMark
        let hasIdentifier = columns?.identifier != nil
        // A plain 1.234 is a thousand and more where the comma is the decimal mark.
        let plainColumns = decimalMark == .comma ? nil : columns
        plainRow = plainColumns.flatMap { PlainRow($0, model.rules, delimiter: delimiter) }
        if plainRow != nil {
            block = CustomerBlock(for: model.segmenter)
            identifiers = [Range<Int>](repeating: 0..<0, count: CustomerBlock.capacity)
        }
        writer = TableWriter(
            columns == nil ? nil : model.segmenter, delimiter: delimiter, hasIdentifier: hasIdentifier)
        tally = RowTally(clusterCount: model.segmenter.segments.segments.count)
    }

    /// What was counted; from here on it counts anew.
    mutating func takeTally() -> RowTally { tally.take() }

    /// Scores a row and appends its answer.
    ///
    /// Out of line: where it is inlined into the scorer's loop, the model is copied for each row.
    @inline(never)
    mutating func answer(
        _ record: borrowing CSVRecord, _ columns: TableColumns, into output: inout ByteBuffer
    ) {
        reader.read(record, columns, rules: rules, decimalMark: decimalMark)
        guard reader.issues.isEmpty else {
            tally.refused += 1
            return writer.append(reader.issues, of: record, identifier: columns.identifier, to: &output)
        }
        let prediction = segmenter.predict(reader.customer, workspace: &workspace)
        tally.count(prediction)
        writer.append(
            prediction, of: record, identifier: columns.identifier, warnings: reader.warnings, to: &output)
    }

    /// Scores the plain rows that come first and appends their answers; says how many they were and where the next begins.
    mutating func answer(_ records: PlainRecords, into output: inout ByteBuffer) -> PlainRecords.Taken {
        // Taken out while it is written to, so that it stays the only one of its memory.
        guard var plainRow = plainRow.take(), var block = block.take() else {
            return PlainRecords.Taken(records: 0, end: records.start)
        }
        defer { (self.plainRow, self.block) = (plainRow, block) }
        var (rows, place, start) = (0, 0, records.start)
        while true {
            Self.fill(&block, &identifiers, records, &plainRow, &place, &start)
            guard block.count > 0 else { break }
            segmenter.predict(&block)
            tally.count(block)
            writer.append(block, identifiers, in: records.text, to: &output)
            rows += block.count
        }
        return PlainRecords.Taken(records: rows, end: start)
    }

    // Both are lent by themselves, so that both can be written to at the same time.
    private static func fill(
        _ block: inout CustomerBlock, _ identifiers: inout [Range<Int>], _ records: PlainRecords,
        _ plainRow: inout PlainRow, _ place: inout Int, _ start: inout Int
    ) {
        var identifiers = identifiers.mutableSpan
        block.fill { values in plainRow.read(records, from: &place, at: &start, into: &values, &identifiers) }
    }

    /// Appends why a row cannot be taken apart.
    mutating func answer(_ error: CSVError, into output: inout ByteBuffer) {
        tally.refused += 1
        writer.append("\(error)", to: &output)
    }
}
