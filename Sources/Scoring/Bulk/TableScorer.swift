package import Bytes
internal import CSV

/// Scores the rows of a table, one customer each (CSV or TSV): a table with a row for each.
///
///     customer_id,recency,frequency,monetary
///     C1,30,4,2500
///
///     customer_id,cluster,segment,confidence_score,anomaly,warnings,error
///     C1,3,Potential Loyalists,0.9994,false,,
///
/// Columns are found by the features' names and other names, whatever their case, spaces, underscores and hyphens; others
/// are not used. Lines that are one quoted field each, the header too, are taken for what stands in them.
/// The column `customer_id` is there where the table has the model's column of ids. A row that cannot be scored has
/// nothing but its id and `error`, which names the line. One that cannot even be taken apart has no id: its quotes are
/// wrong, it is too long, or it is no UTF-8. What follows behind its line is read. Blank lines are no rows.
package struct TableScorer: RowScorer, ~Copyable {
    private let model: ModelScorer
    private let numbers: NumberForm
    private var table: CSVReader
    private var columns: TableColumns?
    private var rows: TableRows

    /// Makes a scorer that has read nothing yet.
    ///
    /// - Parameters:
    ///   - isTabSeparated: whether tabs stand between fields, in and out; else it is what the header has most of: commas,
    ///     semicolons, tabs or pipes.
    ///   - numbers: how numbers are written.
    package init(_ model: ModelScorer, isTabSeparated: Bool, numbers: NumberForm = .plain) {
        let delimiter: CSVDelimiter? = isTabSeparated ? .tab : nil
        self.model = model
        self.numbers = numbers
        table = CSVReader(
            CSVOptions(
                // Known of a file only when all of it is read, another encoding would be guessed row by row.
                delimiter: delimiter, encoding: .utf8, wrappedColumns: TableColumns.required(by: model.rules.schema),
                limits: RowLimits.table, passesFaults: true))
        rows = TableRows(model, delimiter: delimiter ?? .comma, numbers, columns: nil)
    }

    package mutating func takeTally() -> RowTally { rows.takeTally() }

    package mutating func receive(_ part: Span<UInt8>, into output: inout ByteBuffer) throws(BulkError) {
        table.append(part)
        try scoreRows(into: &output)
    }

    package mutating func finish(into output: inout ByteBuffer) throws(BulkError) {
        table.finish()
        try scoreRows(into: &output)
        guard columns != nil else { throw .header([FieldIssue(.missing, at: [], "expected a header, found nothing")]) }
    }

    private mutating func scoreRows(into output: inout ByteBuffer) throws(BulkError) {
        if columns == nil { try readHeader(into: &output) }
        guard let columns else { return }
        Self.score(&table, columns, &rows, into: &output)
    }

    // Separate parameters, because a record is a view of the table while the rows' memory is written.
    private static func score(
        _ table: inout CSVReader, _ columns: TableColumns, _ rows: inout TableRows, into output: inout ByteBuffer
    ) {
        while true {
            do throws(CSVError) {
                return try table.readAll(plain: { records in rows.answer(records, into: &output) }) { record in
                    rows.answer(record, columns, into: &output)
                }
            } catch {
                rows.answer(error, into: &output)
            }
        }
    }

    private mutating func readHeader(into output: inout ByteBuffer) throws(BulkError) {
        do throws(CSVError) {
            guard try table.next() else { return }
        } catch {
            throw .unreadable("\(error)")
        }
        let columns = TableColumns(CSVHeader(table.record), model.rules)
        guard columns.issues.isEmpty else { throw .header(columns.issues) }
        rows = TableRows(model, delimiter: table.format.delimiter, numbers, columns: columns)
        rows.writer.appendHeader(to: &output)
        self.columns = columns
    }
}
