/// Rows in runs of a size that does not depend on the number of workers, as the parts of parallel work.
struct RowBlocks: Sendable {
    private static let rowsPerBlock = 128
    private let rows: Int

    init(rows: Int) {
        self.rows = rows
    }

    /// Number of blocks.
    var count: Int { (rows + Self.rowsPerBlock - 1) / Self.rowsPerBlock }

    /// The rows of one block.
    subscript(block: Int) -> Range<Int> {
        let first = block * Self.rowsPerBlock
        return first..<min(first + Self.rowsPerBlock, rows)
    }
}
