/// What was given to a command, by argument or by environment, and what holds where nothing was.
package struct ParsedArguments: Sendable {
    /// A value and where it came from, which complaints name.
    struct Given: Sendable {
        let value: String
        let origin: String
    }

    private let specification: CommandSpecification
    private let given: [String: [Given]]
    /// The arguments that are no options.
    package let operands: [String]

    init(specification: CommandSpecification, given: [String: [Given]], operands: [String]) {
        self.specification = specification
        self.given = given
        self.operands = operands
    }

    /// Whether the option was given at all.
    package func contains(_ name: String) -> Bool { given[name] != nil }

    /// Whether the command has the option at all.
    package func offers(_ name: String) -> Bool { specification.options.contains { $0.name == name } }

    /// The option's text or its default.
    ///
    /// - Precondition: the option is declared with a default or required.
    package func text(_ name: String) -> String {
        guard let text = optionalText(name) else { preconditionFailure("\(name) has no default") }
        return text
    }

    /// The option's text or its default; nil where there is neither.
    package func optionalText(_ name: String) -> String? {
        given[name]?.last?.value ?? declaration(of: name).defaultValue
    }

    /// All texts of a repeatable option.
    package func texts(_ name: String) -> [String] { given[name]?.map(\.value) ?? [] }

    /// The names in the option's text or default, with commas between; none where there is neither.
    package func list(_ name: String) -> [String] {
        let isSpace: (Character) -> Bool = { $0 == " " }
        return (optionalText(name) ?? "").split(separator: ",").map { part in
            String(part.drop(while: isSpace).reversed().drop(while: isSpace).reversed())
        }.filter { !$0.isEmpty }
    }

    /// The option as a whole number within `range`.
    package func integer(_ name: String, in range: ClosedRange<Int>) throws(UsageError) -> Int {
        let text = text(name)
        guard let value = Int(text), range.contains(value) else {
            throw mismatch(name, "a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return value
    }

    /// The option as a finite number for which `isAllowed` holds.
    package func number(
        _ name: String, _ expected: String = "a number", where isAllowed: (Double) -> Bool = { _ in true }
    ) throws(UsageError) -> Double {
        guard let value = Double(text(name)), value.isFinite, isAllowed(value) else { throw mismatch(name, expected) }
        return value
    }

    /// The option as one of an enumeration's words; `_` in a raw value is typed as `-`.
    package func word<Word: RawRepresentable & CaseIterable>(
        _ name: String, _ type: Word.Type = Word.self
    ) throws(UsageError) -> Word where Word.RawValue == String {
        let text = text(name)
        guard let word = Word.allCases.first(where: { Self.typed($0.rawValue) == text }) else {
            throw mismatch(name, "one of " + Word.allCases.map { Self.typed($0.rawValue) }.joined(separator: ", "))
        }
        return word
    }

    /// The option as a path: `expected`, a file or a folder.
    package func path(_ name: String, _ expected: String) throws(UsageError) -> String {
        let path = text(name)
        guard !path.isEmpty else { throw mismatch(name, expected) }
        return path
    }

    /// The same; nil where the option is not given.
    package func optionalPath(_ name: String, _ expected: String) throws(UsageError) -> String? {
        optionalText(name) == nil ? nil : try path(name, expected)
    }

    /// A complaint about the option's value.
    package func mismatch(_ name: String, _ expected: String) -> UsageError {
        let origin = given[name]?.last?.origin ?? name
        return UsageError("expected \(expected) for \(origin), found \"\(optionalText(name) ?? "")\"")
    }

    private static func typed(_ word: String) -> String {
        String(word.map { $0 == "_" ? "-" : $0 })
    }

    private func declaration(of name: String) -> CommandOption {
        guard let option = specification.options.first(where: { $0.name == name }) else {
            preconditionFailure("\(name) is not declared")
        }
        return option
    }
}
