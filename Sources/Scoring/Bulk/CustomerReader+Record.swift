internal import Bytes
internal import CSV
internal import Segmentation

/// Customers from the rows of a table.
extension CustomerReader {
    /// Reads a row; a field that is empty, or says so in a word, is a missing value.
    ///
    /// - Parameter decimalMark: what stands before the fractions of numbers that people wrote; nil where they are plain.
    mutating func read(
        _ record: borrowing CSVRecord, _ columns: TableColumns, rules: CustomerRules, decimalMark: DecimalMark?
    ) {
        reset(rules, nil)
        guard record.count == columns.count else {
            issues.append(
                FieldIssue(.size, at: [], "expected \(columns.count) fields, as in the header, found \(record.count)"))
            return
        }
        for index in rules.fields.indices {
            let column = columns.features[index]
            guard column >= 0 else { continue }
            let text = record[column].trimmingSpaces()
            if text.isMissingValue, !isCategory(text, index, rules) { continue }
            if !rules.fields[index].isNumber {
                take(text, index, rules)
            } else {
                takeNumber(text, decimalMark, index, rules)
            }
        }
        if known < rules.fields.count { noteMissing(rules) }
        if let column = columns.identifier { judgeIdentifier(record[column], rules) }
    }

    /// Takes a number from its text, which a person may have written.
    private mutating func takeNumber(
        _ text: Span<UInt8>, _ mark: DecimalMark?, _ index: Int, _ rules: CustomerRules
    ) {
        if mark != .comma, let number = text.shortDecimal { return take(number, index, rules) }
        takeWrittenNumber(text, mark, index, rules)
    }

    @inline(never)
    private mutating func takeWrittenNumber(
        _ text: Span<UInt8>, _ mark: DecimalMark?, _ index: Int, _ rules: CustomerRules
    ) {
        if let mark {
            if let number = NumberReading(text, mark: mark) { return take(number[mark], index, rules) }
            note(
                .type, index, rules,
                "expected a number with a decimal \(mark.rawValue), found \(text.quoted(limit: 40))")
        } else if let number = try? DecimalNumber(whole: text).value {
            take(number, index, rules)
        } else {
            let isWritten = NumberReading(text, mark: nil) != nil
            let advice = isWritten ? "; to read numbers as people write them, say which decimal mark they have" : ""
            note(.type, index, rules, "expected a number, found \(text.quoted(limit: 40))" + advice)
        }
    }

    /// Whether a word that says nothing elsewhere is a category of the feature: `NA` may be North America.
    private func isCategory(_ text: Span<UInt8>, _ index: Int, _ rules: CustomerRules) -> Bool {
        let field = rules.fields[index]
        return !field.isNumber && rules.spellings.code(of: text, among: field.spellings) != nil
    }

    private mutating func judgeIdentifier(_ text: Span<UInt8>, _ rules: CustomerRules) {
        // Bytes are no fewer than characters.
        guard text.count > Self.longestIdentifier else { return }
        let length = text.decoded().unicodeScalars.count
        guard length > Self.longestIdentifier else { return }
        noteIdentifier(.size, rules, "expected at most \(Self.longestIdentifier) characters, found \(length)")
    }
}
