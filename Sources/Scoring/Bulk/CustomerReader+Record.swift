internal import CSV
internal import Segmentation

/// Customers from the rows of a table.
extension CustomerReader {
    /// Reads a row; a field that is empty, or says so in a word, is a missing value.
    mutating func read(_ record: borrowing CSVRecord, _ columns: TableColumns, rules: CustomerRules) {
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
                takeNumber(text, index, rules)
            }
        }
        if known < rules.fields.count { noteMissing(rules) }
        if let column = columns.identifier { judgeIdentifier(record[column], rules) }
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
