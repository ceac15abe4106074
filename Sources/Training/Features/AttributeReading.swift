package import CSV

/// What a table of customer attributes came to.
package struct AttributeReading: Sendable, Equatable {
    package let table: AttributeTable
    package let report: RowReport
    /// Ids of the customers taken out because a value is missing, in the order of the file.
    package let incomplete: [String]
    /// Ids of the customers taken out as outliers, in the order of the file.
    package let outliers: [String]
    /// The fences of each numeric column, by its name; empty when outliers were kept.
    package let fences: [String: OutlierFences]
    /// How the numbers of each column were read, by its name.
    package let numbers: [String: NumberFinding]
    /// What the source was found to be.
    package let format: CSVFormat
}
