package import CSV

/// A column of customer attributes that a recipe asks for, and how its fields are to be taken.
package struct ColumnSpecification: Sendable, Equatable {
    package enum Kind: Sendable, Equatable {
        case numeric
        /// Text that names a category. `aliases` gives other spellings, in small letters, of a category.
        case categorical(aliases: [String: String])
    }

    package let column: CSVColumn
    package let kind: Kind
    /// Whether a row is kept that has nothing here; else it is taken out for a missing value.
    package let allowsMissing: Bool

    package init(_ column: CSVColumn, _ kind: Kind, allowsMissing: Bool = false) {
        self.column = column
        self.kind = kind
        self.allowsMissing = allowsMissing
    }

    package static func numeric(_ name: String, aliases: [String] = []) -> ColumnSpecification {
        ColumnSpecification(CSVColumn(name, aliases: aliases), .numeric)
    }

    /// A column of categories; `spellings` gives other spellings of a category, in whatever case: `["Female": "F"]`.
    package static func categorical(
        _ name: String, aliases: [String] = [], spellings: [String: String] = [:]
    ) -> ColumnSpecification {
        let keyed = spellings.map { (spelling, category) in (spelling.lowercased(), category) }
        return ColumnSpecification(
            CSVColumn(name, aliases: aliases), .categorical(aliases: Dictionary(keyed) { first, _ in first }))
    }
}
