internal import Bytes
internal import CSV
internal import Segmentation

/// How a plain row of a table is read: one with a value for every feature, all within what training saw.
///
/// Nearly every row is such a one. What is not, is left unread, and the complete reading finds out what is the matter.
struct PlainRow {
    /// What a column is good for.
    private struct Column {
        enum Kind { case number, category, identifier, unused }

        let kind: Kind
        /// Where in a block the values of the feature begin.
        let firstValue: Int
        let least: Double
        let greatest: Double
        /// Where a category's spellings stand among all.
        let spellings: Range<Int>
    }

    private let columns: [Column]
    private let spellings: SpellingTable
    private let delimiter: UInt8

    /// Makes a reader of rows in which features stand in `columns`; nil where a feature has no column of its own.
    init?(_ columns: TableColumns, _ rules: CustomerRules, delimiter: CSVDelimiter) {
        var features = [Int?](repeating: nil, count: columns.count)
        for (feature, column) in columns.features.enumerated() {
            guard column >= 0, features[column] == nil, column != columns.identifier else { return nil }
            features[column] = feature
        }
        self.columns = features.enumerated().map { column, feature in
            Self.column(feature, rules, isIdentifier: column == columns.identifier)
        }
        spellings = rules.spellings
        self.delimiter = delimiter.rawValue
    }

    private static func column(_ feature: Int?, _ rules: CustomerRules, isIdentifier: Bool) -> Column {
        guard let feature else {
            return Column(
                kind: isIdentifier ? .identifier : .unused, firstValue: 0, least: 0, greatest: 0, spellings: 0..<0)
        }
        let field = rules.fields[feature]
        return Column(
            kind: field.isNumber ? .number : .category, firstValue: feature * CustomerBlock.capacity,
            least: field.ordinaryLeast, greatest: field.ordinaryGreatest, spellings: field.spellings)
    }

    /// Reads up to a block of rows.
    ///
    /// - Parameters:
    ///   - place: which of the ends in `records` is the first one not passed.
    ///   - start: where the first row begins; behind the last one read, afterwards.
    ///   - values: takes the rows' values, feature by feature, with room for a whole block in each.
    ///   - identifiers: takes where the rows' ids stand.
    /// - Returns: how many rows were read.
    func read(
        _ records: PlainRecords, from place: inout Int, at start: inout Int, into values: inout MutableSpan<Double>,
        _ identifiers: inout MutableSpan<Range<Int>>
    ) -> Int {
        let columns = columns.span
        var rows = 0
        while rows < CustomerBlock.capacity {
            let passed = readOne(
                records, columns, from: place, at: start, into: &values, at: rows, &identifiers[rows])
            guard passed > 0 else { break }
            place &+= passed
            start = records.base &+ Int(records.ends[place &- 1]) &+ 1
            rows &+= 1
        }
        return rows
    }

    /// Reads a row and says how many ends it passed; none where it is no plain row.
    @inline(__always)
    private func readOne(
        _ records: PlainRecords, _ columns: Span<Column>, from place: Int, at rowStart: Int,
        into values: inout MutableSpan<Double>, at row: Int, _ identifier: inout Range<Int>
    ) -> Int {
        guard records.ends.count &- place >= columns.count else { return 0 }
        var start = rowStart
        for index in columns.indices {
            // There are as many ends as columns, as was just checked, and each is a place in the text.
            let end = unsafe records.base &+ Int(records.ends[unchecked: place &+ index])
            let column = columns[index]
            switch column.kind {
            case .number:
                let number = ShortDecimal.value(of: records.text, from: start, to: end)
                guard number >= column.least, number <= column.greatest else { return 0 }
                values[column.firstValue &+ row] = number
            case .category:
                guard let code = code(records.text.extracting(start..<end), column) else { return 0 }
                values[column.firstValue &+ row] = Double(code)
            case .identifier:
                guard end &- start <= CustomerReader.longestIdentifier else { return 0 }
                identifier = start..<end
            case .unused: break
            }
            let byte = unsafe records.text[unchecked: end]
            start = end &+ 1
            if index &+ 1 < columns.count, byte != delimiter { return 0 }
        }
        return endOfLine(records, at: place &+ columns.count &- 1).map { columns.count &+ $0 } ?? 0
    }

    /// How many ends more a line takes whose last field ends at `place`: one where CR and LF follow it; nil where it is
    /// not the last.
    @inline(__always)
    private func endOfLine(_ records: PlainRecords, at place: Int) -> Int? {
        let end = records.base &+ Int(records.ends[place])
        switch records.text[end] {
        case UInt8(ascii: "\n"): return 0
        case UInt8(ascii: "\r"):
            let hasLineFeed = end &+ 1 < records.text.count && records.text[end &+ 1] == UInt8(ascii: "\n")
            return hasLineFeed && place &+ 1 < records.ends.count ? 1 : nil
        default: return nil
        }
    }

    /// The code of a category, where nothing stands around it.
    @inline(__always)
    private func code(_ text: Span<UInt8>, _ column: Column) -> Int? {
        guard !text.isEmpty, text[0] > 0x20, text[text.count - 1] > 0x20 else { return nil }
        return spellings.code(of: text, among: column.spellings)
    }
}
