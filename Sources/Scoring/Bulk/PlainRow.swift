internal import Bytes
internal import CSV
internal import Segmentation

/// How plain rows of a table are read: those with a value for every feature, all within what training saw.
///
/// Nearly every row is such a one. What is not, is left unread, and the complete reading finds out what is the matter.
/// Rows are read column by column, as many as can be at once, for what is done to a number depends on its column alone.
struct PlainRow {
    /// What a column is good for.
    private struct Column {
        enum Kind { case number, category, identifier, unused, nothing }

        let kind: Kind
        /// The byte that ends each of its fields.
        var end: UInt8
        /// Where in a block the values of the feature begin.
        let firstValue: Int
        let least: Double
        let greatest: Double
        /// Where a category's spellings stand among all.
        let spellings: Range<Int>
    }

    /// Rows that are tried at least.
    private static let fewestTried = 4

    /// The columns where lines end in LF.
    private let columns: [Column]
    /// The same where lines end in CR and LF, between which stands nothing.
    private let returnedColumns: [Column]
    private let spellings: SpellingTable
    /// How many rows are tried: more and more for as long as all are plain, so that where many are not little is read in
    /// vain.
    private var tried = CustomerBlock.capacity

    /// Makes a reader of rows in which features stand in `columns`; nil where a feature has no column of its own.
    init?(_ columns: TableColumns, _ rules: CustomerRules, delimiter: CSVDelimiter) {
        var features = [Int?](repeating: nil, count: columns.count)
        for (feature, column) in columns.features.enumerated() {
            guard column >= 0, features[column] == nil, column != columns.identifier else { return nil }
            features[column] = feature
        }
        var row = features.enumerated().map { column, feature in
            Self.column(feature, rules, isIdentifier: column == columns.identifier, end: delimiter.rawValue)
        }
        row[row.count - 1].end = UInt8(ascii: "\n")
        self.columns = row
        row[row.count - 1].end = UInt8(ascii: "\r")
        returnedColumns = row + [Self.column(.nothing, end: UInt8(ascii: "\n"))]
        spellings = rules.spellings
    }

    private static func column(_ feature: Int?, _ rules: CustomerRules, isIdentifier: Bool, end: UInt8) -> Column {
        guard let feature else { return column(isIdentifier ? .identifier : .unused, end: end) }
        let field = rules.fields[feature]
        return Column(
            kind: field.isNumber ? .number : .category, end: end, firstValue: feature * CustomerBlock.capacity,
            least: field.ordinaryLeast, greatest: field.ordinaryGreatest, spellings: field.spellings)
    }

    private static func column(_ kind: Column.Kind, end: UInt8) -> Column {
        Column(kind: kind, end: end, firstValue: 0, least: 0, greatest: 0, spellings: 0..<0)
    }

    /// Reads up to a block of rows.
    ///
    /// - Parameters:
    ///   - place: which of the ends in `records` is the first one not passed.
    ///   - start: where the first row begins; behind the last one read, afterwards.
    ///   - values: takes the rows' values, feature by feature, with room for a whole block in each.
    ///   - identifiers: takes where the rows' ids stand.
    /// - Returns: how many rows were read; none where the first one is not plain or not whole.
    mutating func read(
        _ records: PlainRecords, from place: inout Int, at start: inout Int, into values: inout MutableSpan<Double>,
        _ identifiers: inout MutableSpan<Range<Int>>
    ) -> Int {
        let last = place &+ columns.count &- 1
        guard last < records.ends.count else { return 0 }
        // The byte behind the last column tells; whether it is the right one for all rows is looked at as they are read.
        let isReturned = records.text[records.base &+ Int(records.ends[last])] == UInt8(ascii: "\r")
        let columns = isReturned ? returnedColumns : columns
        let bound = min(tried, (records.ends.count &- place) / columns.count)
        var rows = bound
        for index in columns.indices where rows > 0 {
            let fields = Fields(records, of: index, in: rows, from: place, apart: columns.count, at: start)
            rows = read(fields, columns[index], into: &values, &identifiers)
        }
        // Fewer, so that less is read in vain, where a row was not plain; not where there were no more.
        if rows < bound || bound == tried { tried = min(max(2 &* rows, Self.fewestTried), CustomerBlock.capacity) }
        guard rows > 0 else { return 0 }
        place &+= rows &* columns.count
        start = records.base &+ Int(records.ends[place &- 1]) &+ 1
        return rows
    }

    /// Reads a column and says how many rows, from the first one on, are plain as far as it tells.
    private func read(
        _ fields: Fields, _ column: Column, into values: inout MutableSpan<Double>,
        _ identifiers: inout MutableSpan<Range<Int>>
    ) -> Int {
        switch column.kind {
        case .number:
            return fields.read(endedBy: column.end) { row, start, end in
                let number = ShortDecimal.value(of: fields.text, from: start, to: end)
                values[column.firstValue &+ row] = number
                return number >= column.least && number <= column.greatest
            }
        case .category:
            return fields.read(endedBy: column.end) { row, start, end in
                guard let code = code(fields.text.extracting(start..<end), column) else { return false }
                values[column.firstValue &+ row] = Double(code)
                return true
            }
        case .identifier:
            return fields.read(endedBy: column.end) { row, start, end in
                identifiers[row] = start..<end
                return end &- start <= CustomerReader.longestIdentifier
            }
        case .unused: return fields.read(endedBy: column.end) { _, _, _ in true }
        case .nothing: return fields.read(endedBy: column.end) { _, start, end in start == end }
        }
    }

    /// The code of a category, where nothing stands around it.
    @inline(__always)
    private func code(_ text: Span<UInt8>, _ column: Column) -> Int? {
        guard !text.isEmpty, text[0] > 0x20, text[text.count - 1] > 0x20 else { return nil }
        return spellings.code(of: text, among: column.spellings)
    }
}

/// The fields of one column in rows that have as many fields each.
private struct Fields: ~Escapable {
    let text: Span<UInt8>
    private let ends: Span<UInt16>
    private let base: Int
    private let rows: Int
    /// Which of the ends is that of the first field, and how many further that of each next one is.
    private let place: Int
    private let distance: Int
    private let start: Int

    /// - Parameters:
    ///   - column: which of the fields of each row.
    ///   - rows: how many rows of `distance` fields there are, at least, from the end at `place` on.
    ///   - start: where the first row begins.
    @_lifetime(copy records)
    init(_ records: PlainRecords, of column: Int, in rows: Int, from place: Int, apart distance: Int, at start: Int) {
        precondition(
            place >= 0 && column >= 0 && column < distance && rows <= (records.ends.count &- place) / distance,
            "there are as many ends as fields")
        text = records.text
        ends = records.ends
        base = records.base
        self.rows = rows
        self.place = place &+ column
        self.distance = distance
        self.start = column == 0 ? start : base &+ Int(records.ends[self.place &- 1]) &+ 1
    }

    /// Hands one field after the other to `body`, for as long as each is ended by `byte` and `body` takes it.
    ///
    /// - Returns: how many it took.
    @inline(__always)
    func read(endedBy byte: UInt8, _ body: (_ row: Int, _ start: Int, _ end: Int) -> Bool) -> Int {
        var place = place
        var start = start
        for row in 0..<rows {
            // There are as many ends as fields, as was checked, and each is a place in the text.
            let end = unsafe base &+ Int(ends[unchecked: place])
            guard unsafe text[unchecked: end] == byte, body(row, start, end) else { return row }
            place &+= distance
            guard row &+ 1 < rows else { break }
            start = unsafe base &+ Int(ends[unchecked: place &- 1]) &+ 1
        }
        return rows
    }
}
