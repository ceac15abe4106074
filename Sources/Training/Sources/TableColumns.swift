import CSV

/// Which columns of a table are taken for what: as asked for, and as their fields tell where nothing was asked.
package struct TableColumns: Sendable, Equatable {
    /// What a person asked for.
    package struct Request: Sendable, Equatable {
        /// The column that tells who a customer is; nil to find it.
        package var identifier: String?
        /// Whether there is none to be found: customers go by the number of their row.
        package var numbersRows: Bool
        /// Columns of numbers; nil to find them.
        package var numeric: [String]?
        /// Columns of categories; nil to find them.
        package var categorical: [String]?

        /// Asks for columns.
        package init(
            identifier: String? = nil, numbersRows: Bool = false, numeric: [String]? = nil,
            categorical: [String]? = nil
        ) {
            self.identifier = identifier
            self.numbersRows = numbersRows
            self.numeric = numeric
            self.categorical = categorical
        }
    }

    /// A column that is not used, and why.
    package struct Omission: Sendable, Equatable, CustomStringConvertible {
        package let column: String
        package let reason: String

        package var description: String { "\(column) is left out: \(reason)" }
    }

    /// The column that tells who a customer is; nil where customers go by the number of their row.
    package let identifier: String?
    /// Columns of numbers, in the order of the table.
    package let numeric: [String]
    /// Columns of categories, in the order of the table.
    package let categorical: [String]
    /// The columns that nobody asked for and that hold neither, or nothing at all.
    package let omissions: [Omission]

    /// Decides on the columns of `profile`; where some features are named, no others are looked for.
    ///
    /// - Parameter source: what a person calls the table.
    package init(_ request: Request, in profile: TableProfile, source: String) throws(TableError) {
        let header = CSVHeader(names: profile.columns.map(\.name))
        func resolve(_ name: String) throws(TableError) -> String {
            do {
                return header.names[try header.index(of: CSVColumn(name))]
            } catch { throw .header(source: source, error) }
        }
        if request.numbersRows {
            identifier = nil
        } else if let asked = request.identifier {
            identifier = try resolve(asked)
        } else if let found = profile.identifier {
            identifier = found
        } else {
            throw .noIdentifier(source: source, columns: header.names)
        }
        var asked: [String: Bool] = [:]
        for (names, isNumeric) in [(request.numeric, true), (request.categorical, false)] {
            for name in names ?? [] {
                let column = try resolve(name)
                guard column != identifier, asked.updateValue(isNumeric, forKey: column) == nil else {
                    throw .repeated(column: column)
                }
            }
        }
        let isOpen = request.numeric == nil && request.categorical == nil
        var (numeric, categorical, omissions): ([String], [String], [Omission]) = ([], [], [])
        for column in profile.columns where column.name != identifier {
            guard isOpen || asked[column.name] != nil else { continue }
            if let reason = Self.omission(column, isAsked: asked[column.name] != nil) {
                omissions.append(Omission(column: column.name, reason: reason))
            } else if asked[column.name] ?? column.isNumeric {
                numeric.append(column.name)
            } else {
                categorical.append(column.name)
            }
        }
        guard !(numeric + categorical).isEmpty else {
            throw .noFeatures(source: source, columns: header.names, omissions: omissions)
        }
        (self.numeric, self.categorical, self.omissions) = (numeric, categorical, omissions)
    }

    /// The features that are called `names`, however these are spelled.
    package func resolved(_ names: [String], in source: String) throws(TableError) -> [String] {
        let header = CSVHeader(names: numeric + categorical)
        var found: [String] = []
        for name in names {
            do {
                found.append(header.names[try header.index(of: CSVColumn(name))])
            } catch { throw .header(source: source, error) }
        }
        return found
    }

    /// Why a column cannot be a feature; nil where it can.
    private static func omission(_ column: TableProfile.Column, isAsked: Bool) -> String? {
        if column.known == 0 { return "it holds nothing" }
        if column.distinct == 1 { return "all customers have the same value" }
        guard !isAsked, !column.isNumeric, column.distinct > TableProfile.categoryLimit else { return nil }
        return "it holds more than \(TableProfile.categoryLimit) different texts (--categorical takes it all the same)"
    }
}
