package import CSV

/// What the columns of a table hold, as far as their fields tell: read before the table is, to take each column for
/// what it is.
package struct TableProfile: Sendable, Equatable {
    /// One column of the table.
    package struct Column: Sendable, Equatable {
        /// Its name in the header.
        package let name: String
        /// Fields that say something.
        package fileprivate(set) var known = 0
        /// Fields that are numbers.
        package fileprivate(set) var numbers = 0
        /// Distinct texts among the fields, counted no further than `TableProfile.distinctLimit`.
        package fileprivate(set) var distinct = 0
        /// Whether no text stands in it twice.
        package fileprivate(set) var isUnique = true

        /// Whether its fields are numbers, but for some that cannot be read.
        package var isNumeric: Bool { Double(numbers) >= TableProfile.numericShare * Double(known) && numbers > 0 }
    }

    /// Distinct texts up to which a column can hold categories; above, it holds names or free text.
    package static let categoryLimit = 50
    /// The share of the fields that must be numbers for a column of numbers; the others are said to be unreadable.
    package static let numericShare = 0.9
    private static let distinctLimit = categoryLimit + 1

    /// In the order of the table.
    package private(set) var columns: [Column]
    /// Rows without the header.
    package private(set) var rows = 0

    /// Reads the whole of `source`.
    package init(_ source: any ByteSource, options: CSVOptions = CSVOptions()) throws(SourceError) {
        var table = try TableReader(source, options)
        columns = table.header.names.map { Column(name: $0) }
        if columns.map(\.name) == [CSVHeader.name(ofUnnamed: 0)] { throw .empty(source: source.name) }
        var seen = [Set<String>](repeating: [], count: columns.count)
        while try table.next() {
            rows += 1
            for place in 0..<min(columns.count, table.record.count) { read(table.record, place, &seen[place]) }
        }
        guard rows > 0 else { throw .noRows(source: source.name) }
        for place in columns.indices { columns[place].distinct = min(seen[place].count, Self.distinctLimit) }
    }

    /// Reads the whole of `source`, and finds out how it is to be read: a table of one column whose name is that of several
    /// is one whose lines are quoted fields each.
    package static func read(
        _ source: BufferedSource
    ) throws(SourceError) -> (profile: TableProfile, options: CSVOptions) {
        let profile = try TableProfile(source.again())
        guard profile.columns.count == 1, let header = profile.columns.first?.name else {
            return (profile, CSVOptions())
        }
        let names = header.split { $0 == "," || $0 == ";" || $0 == "\t" || $0 == "|" }
        guard names.count > 1 else { return (profile, CSVOptions()) }
        let options = CSVOptions(wrappedColumns: names.map { CSVColumn(String($0)) })
        return (try TableProfile(source.again(), options: options), options)
    }

    /// Notes a field; texts are kept while the column might be unique or hold categories.
    private mutating func read(_ record: borrowing CSVRecord, _ place: Int, _ seen: inout Set<String>) {
        guard !record[place].trimmingSpaces().isMissingValue else { return }
        columns[place].known += 1
        if NumberReading(record[place].trimmingSpaces(), mark: nil) != nil { columns[place].numbers += 1 }
        guard columns[place].isUnique || seen.count < Self.distinctLimit else { return }
        if !seen.insert(record.trimmedText(place)).inserted { columns[place].isUnique = false }
    }

    /// The column that most likely tells who a customer is: of those without a gap or a repetition the first that is
    /// called so, else the first column where it holds texts or has no name, as the index of a data frame; nil where there is
    /// none.
    package var identifier: String? {
        let candidates = columns.filter { $0.isUnique && $0.known == rows && rows > 0 }
        if let named = candidates.first(where: { Self.isIdentifier($0.name) }) { return named.name }
        guard let first = columns.first, candidates.contains(first) else { return nil }
        return !first.isNumeric || first.name == CSVHeader.name(ofUnnamed: 0) ? first.name : nil
    }

    /// `CustomerID`, `customer_id`, `Customer Id`, `id`, `UUID`, but not `Paid`.
    private static func isIdentifier(_ name: String) -> Bool {
        if CSVColumn("id", aliases: ["uuid", "guid", "key", "customer", "customer number"]).matches(name) {
            return true
        }
        guard name.lowercased().hasSuffix("id"), let before = name.dropLast(2).last else { return false }
        return before == "_" || before == " " || before == "-" || name.hasSuffix("ID") || name.hasSuffix("Id")
    }
}
