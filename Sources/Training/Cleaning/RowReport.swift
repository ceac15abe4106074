/// What became of the rows of training data: how many were read, how many each rule took out, how many were kept.
package struct RowReport: Sendable, Equatable {
    /// A row that a rule took out, so a person can look it up.
    package struct Example: Sendable, Equatable {
        package let source: String
        /// Line on which the row starts, or its place in a listing, from 1.
        package let line: Int
        /// Name of the column or field; empty when it is the row as a whole.
        package let column: String
        package let found: String

        package init(source: String, line: Int, column: String, found: String) {
            self.source = source
            self.line = line
            self.column = column
            self.found = found
        }

        /// The same row in a source with `lines` more before it.
        func after(lines: Int) -> Example {
            Example(source: source, line: line + lines, column: column, found: found)
        }
    }

    /// The rows that one rule took out.
    package struct Removal: Sendable, Equatable {
        package let rule: RowRule
        package internal(set) var rows = 0
        /// The first rows it took out, at most `RowReport.maximumExamples`.
        package internal(set) var examples: [Example] = []
    }

    /// Examples kept for each rule.
    package static let maximumExamples = 5

    /// Rows read, without headers and blank lines.
    package internal(set) var rowsRead = 0
    /// Rows that no rule took out.
    package internal(set) var rowsKept = 0
    /// The rules in the order in which they were asked; a row counts for the first that takes it out.
    package internal(set) var removals: [Removal]

    /// Makes a report of no rows under `rules`.
    package init(rules: [RowRule]) {
        removals = rules.map { rule in Removal(rule: rule) }
    }

    /// Rows that `rule` took out.
    package func rows(removedBy rule: RowRule) -> Int {
        removals.first { $0.rule == rule }?.rows ?? 0
    }

    /// The first rows that `rule` took out.
    package func examples(removedBy rule: RowRule) -> [Example] {
        removals.first { $0.rule == rule }?.examples ?? []
    }

    /// Takes out a row that was kept, as one that a model would refuse.
    package mutating func refuse(_ example: Example) {
        if !removals.contains(where: { $0.rule == .refused }) { removals.append(Removal(rule: .refused)) }
        remove(by: .refused, example)
        rowsKept -= 1
    }

    /// Counts a row for `rule`.
    ///
    /// - Precondition: the report was made for that rule.
    mutating func remove(by rule: RowRule, _ example: @autoclosure () -> Example) {
        guard let index = removals.indices.first(where: { removals[$0].rule == rule }) else {
            preconditionFailure("the report does not list the rule \(rule.rawValue)")
        }
        removals[index].rows += 1
        if removals[index].examples.count < Self.maximumExamples { removals[index].examples.append(example()) }
    }

    /// Adds the counts of rows read later under the same rules.
    ///
    /// - Parameter lines: lines of the source before those rows, which the examples do not count.
    mutating func append(_ later: RowReport, afterLines lines: Int) {
        rowsRead += later.rowsRead
        rowsKept += later.rowsKept
        for index in removals.indices {
            removals[index].rows += later.removals[index].rows
            let room = Self.maximumExamples - removals[index].examples.count
            removals[index].examples += later.removals[index].examples.prefix(room).map { $0.after(lines: lines) }
        }
    }
}
