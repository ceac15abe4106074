package import Segmentation

/// Attributes of customers: one row per customer, one typed column per attribute, with gaps only where they were allowed for.
///
/// Rows are sorted by customer id: by number when all ids are whole numbers, else by the bytes of their UTF-8.
package struct AttributeTable: Sendable, Equatable {
    package let ids: [String]
    /// In the order of the specifications.
    package let columns: [AttributeColumn]

    package init(ids: [String], columns: [AttributeColumn]) {
        self.ids = ids
        self.columns = columns
    }

    /// The column called `name` in its specification.
    package func column(_ name: String) -> AttributeColumn? {
        columns.first { $0.name == name }
    }

    /// All columns as numbers, categories as their codes.
    package var matrix: Matrix {
        let numbers = columns.map(\.numbers)
        return Matrix(
            rows: ids.count, columns: columns.count,
            values: ids.indices.flatMap { row in numbers.map { column in column[row] } })
    }
}

/// One attribute of all customers of a table.
package struct AttributeColumn: Sendable, Equatable {
    package enum Values: Sendable, Equatable {
        /// NaN where a value is missing.
        case numeric([Double])
        /// Categories in the order of the bytes of their UTF-8, and for each row the place of its category, from 0;
        /// nil where it is missing.
        case categorical(codes: [Int?], categories: [String])
    }

    package let name: String
    package let values: Values

    package init(name: String, values: Values) {
        self.name = name
        self.values = values
    }

    /// The values, or the codes of the categories; NaN where there is none.
    package var numbers: [Double] {
        switch values {
        case .numeric(let values): values
        case .categorical(let codes, _): codes.map { $0.map(Double.init) ?? .nan }
        }
    }

    /// The values of `rows`, in that order; categories that none of them has are gone, spellings of one category are
    /// joined, and the codes closed up.
    func selecting(_ rows: [Int]) -> AttributeColumn {
        switch values {
        case .numeric(let values):
            return AttributeColumn(name: name, values: .numeric(rows.map { values[$0] }))
        case .categorical(let codes, let categories):
            let spellings = CategorySpellings(of: rows.compactMap { codes[$0] }, in: categories)
            let selected = Values.categorical(
                codes: rows.map { row in codes[row].map { spellings[$0] } }, categories: spellings.categories)
            return AttributeColumn(name: name, values: selected)
        }
    }
}
