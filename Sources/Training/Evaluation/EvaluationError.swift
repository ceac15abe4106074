/// Why a partition could not be measured.
package enum EvaluationError: Error, Equatable, CustomStringConvertible {
    /// There is not one label for each row.
    case labelCount(found: Int, rows: Int)
    /// A label is no cluster number.
    case negativeLabel(row: Int, found: Int)
    /// A cluster number below the greatest has no row.
    case emptyCluster(Int)
    /// Fewer than two clusters, or as many as rows: nothing to compare.
    case clusterCount(found: Int, rows: Int)
    /// A cell of a categorical column holds no code of it.
    case unknownCode(row: Int, column: Int, found: Double)

    /// A sentence for a person.
    package var description: String {
        switch self {
        case .labelCount(let found, let rows): "evaluation: \(rows) rows need as many labels, but there are \(found)"
        case .negativeLabel(let row, let found):
            "evaluation: the label of row \(row) must be at least 0, but is \(found)"
        case .emptyCluster(let cluster): "evaluation: cluster \(cluster) has no row"
        case .clusterCount(let found, let rows):
            "evaluation: quality needs 2 to \(max(rows - 1, 2)) clusters for \(rows) rows, but there are \(found)"
        case .unknownCode(let row, let column, let found):
            "evaluation: row \(row), column \(column) must be a category's code, but is \(found)"
        }
    }
}
