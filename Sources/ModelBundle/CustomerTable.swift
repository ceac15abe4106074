/// The training customers as a bundle keeps them: which segment each is in and, where wanted, what is known of it.
package struct CustomerTable: Sendable, Equatable {
    /// How much of the customers goes into a bundle.
    package enum Contents: String, Sendable, CaseIterable {
        /// Id, labels and the features.
        case features
        /// Id and labels only.
        case labels
        /// No table at all.
        case none
    }

    /// Where a customer was put.
    package struct Labels: Sendable, Equatable {
        /// The greatest number of a cluster: four bytes each, for there may be millions of customers.
        package static let greatestCluster = Int(Int32.max)

        private let kMeansLabel: Int32
        /// The DBSCAN cluster, or one that there is not: an optional would take half as much again.
        private let dbscanLabel: Int32

        /// Makes labels.
        ///
        /// - Precondition: no cluster is above ``greatestCluster`` or below −1.
        package init(cluster: Int, dbscanCluster: Int?) {
            kMeansLabel = Int32(cluster)
            dbscanLabel = dbscanCluster.map(Int32.init) ?? .min
        }

        /// The k-means cluster.
        package var cluster: Int { Int(kMeansLabel) }

        /// The DBSCAN cluster, −1 for noise; nil where DBSCAN was not run.
        package var dbscanCluster: Int? { dbscanLabel == .min ? nil : Int(dbscanLabel) }

        /// Whether DBSCAN calls the customer noise; nil where it was not run.
        package var isAnomaly: Bool? { dbscanCluster.map { $0 < 0 } }
    }

    /// Names of the value columns, the model's features first; empty when only labels are kept.
    package let columns: [String]
    /// The customers' ids, each once.
    package let ids: [String]
    /// One entry per id.
    package let labels: [Labels]
    /// `ids.count * columns.count` raw values, row after row; categories as codes, missing values as NaN.
    package let values: [Double]
    private let index: CustomerIndex

    /// Why columns do not make a table.
    package enum Failure: Error, Equatable, CustomStringConvertible {
        case repeatedID(String, row: Int)

        package var description: String {
            switch self {
            case .repeatedID(let id, let row): "the customer \"\(id)\" stands a second time, at data row \(row + 1)"
            }
        }
    }

    /// Makes a table of customers with unique ids.
    ///
    /// - Precondition: `labels` has one entry per id, `values` one per id and column.
    package init(columns: [String], ids: [String], labels: [Labels], values: [Double]) throws(Failure) {
        precondition(labels.count == ids.count && values.count == ids.count * columns.count, "shapes must agree")
        self.columns = columns
        self.ids = ids
        self.labels = labels
        self.values = values
        index = try CustomerIndex(ids)
    }

    /// Number of customers.
    package var count: Int { ids.count }

    /// The row of the customer called `id`.
    package func row(of id: String) -> Int? { index.row(of: id, among: ids) }

    /// The value of one column for one customer.
    package func value(row: Int, column: Int) -> Double { values[row * columns.count + column] }
}
