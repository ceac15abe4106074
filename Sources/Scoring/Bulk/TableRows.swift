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
    private var reader = CustomerReader()
    private var workspace = Segmenter.Workspace()

    init(_ model: ModelScorer, delimiter: CSVDelimiter, hasIdentifier: Bool) {
        segmenter = model.segmenter
        rules = model.rules
        writer = TableWriter(model.segmenter, delimiter: delimiter, hasIdentifier: hasIdentifier)
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
        reader.read(record, columns, rules: rules)
        guard reader.issues.isEmpty else {
            tally.refused += 1
            return writer.append(reader.issues, of: record, identifier: columns.identifier, to: &output)
        }
        let prediction = segmenter.predict(reader.customer, workspace: &workspace)
        tally.count(prediction)
        writer.append(
            prediction, of: record, identifier: columns.identifier, warnings: reader.warnings, to: &output)
    }

    /// Appends why nothing further can be read.
    mutating func answer(_ error: CSVError, into output: inout ByteBuffer) {
        tally.refused += 1
        writer.append("\(error); nothing behind it was read", to: &output)
    }
}
