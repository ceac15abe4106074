/// What a command understands: its name, its options and its other arguments.
package struct CommandSpecification: Sendable {
    /// How it is called: `trainer train retail`.
    package let name: String
    /// What it does, in a sentence or a few.
    package let summary: String
    /// What the arguments that are no options are, for `--help`: `DIR`; nil where there are none.
    package let operand: String?
    /// How many of them there must be.
    package let operandCount: ClosedRange<Int>
    /// Its options, in the order in which `--help` shows them.
    package let options: [CommandOption]

    /// Whole lines that show how it is called, for `--help`.
    package let examples: [String]

    /// Declares a command.
    package init(
        name: String, summary: String, operand: String? = nil, operandCount: ClosedRange<Int> = 0...0,
        options: [CommandOption], examples: [String] = []
    ) {
        self.name = name
        self.summary = summary
        self.operand = operand
        self.operandCount = operandCount
        self.options = options
        self.examples = examples
    }

    /// Reads `arguments`, those behind the command's name, and takes from `environment` what they leave out.
    ///
    /// `--` ends the options; a lone `-` is an operand, for it stands for standard input.
    package func parse(
        _ arguments: [String], environment: [String: String] = [:]
    ) throws(UsageError) -> ParsedArguments {
        var given: [String: [ParsedArguments.Given]] = [:]
        var operands: [String] = []
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            if argument == "--" {
                operands += rest
                break
            }
            guard argument.hasPrefix("-"), argument != "-" else {
                operands.append(argument)
                continue
            }
            let (name, inline) = Self.split(argument)
            let option = try option(named: name)
            guard given[option.name] == nil || option.isRepeatable else {
                throw UsageError("\(option.name) is given more than once")
            }
            given[option.name, default: []].append(
                ParsedArguments.Given(value: try value(of: option, inline, &rest), origin: option.name))
        }
        guard operandCount.contains(operands.count) else { throw unexpectedCount(of: operands) }
        takeFromEnvironment(environment, &given)
        for option in options where option.isRequired && given[option.name] == nil {
            throw UsageError("expected \(option.name), found nothing; \(option.summary)")
        }
        return ParsedArguments(specification: self, given: given, operands: operands)
    }

    private static func split(_ argument: String) -> (name: String, value: String?) {
        guard let separator = argument.firstIndex(of: "=") else { return (argument, nil) }
        return (String(argument[..<separator]), String(argument[argument.index(after: separator)...]))
    }

    private func option(named name: String) throws(UsageError) -> CommandOption {
        if let option = options.first(where: { $0.name == name }) { return option }
        let nearest = Spelling.nearest(to: name, among: options.map(\.name))
        throw UsageError(
            "\(name) is no option of \(self.name)"
                + (nearest.map { "; did you mean \($0)?" } ?? "; --help lists them"))
    }

    private func value(
        of option: CommandOption, _ inline: String?, _ rest: inout ArraySlice<String>
    ) throws(UsageError) -> String {
        switch option.arity {
        case .flag:
            guard let inline else { return "" }
            throw UsageError("\(option.name) takes no value, found \"\(inline)\"")
        case .value(let placeholder), .values(let placeholder):
            // A value may start with a dash only where it cannot be taken for an option.
            if let inline { return inline }
            guard let next = rest.first, !next.hasPrefix("--") else {
                throw UsageError("expected \(placeholder) after \(option.name), found \(rest.first ?? "nothing")")
            }
            return rest.removeFirst()
        }
    }

    private func unexpectedCount(of operands: [String]) -> UsageError {
        if operands.count < operandCount.lowerBound {
            let found = operands.isEmpty ? "nothing" : "only " + operands.joined(separator: " ")
            return UsageError("expected \(operand ?? "an argument"), found \(found)")
        }
        return UsageError("found an unexpected argument: \"\(operands[operandCount.upperBound])\"")
    }

    private func takeFromEnvironment(
        _ environment: [String: String], _ given: inout [String: [ParsedArguments.Given]]
    ) {
        for option in options where given[option.name] == nil {
            // An empty variable counts as unset, as it does for most programs.
            guard let name = option.environment, let value = environment[name], !value.isEmpty else { continue }
            if option.arity == .flag, ["0", "false", "no", "off"].contains(value.lowercased()) { continue }
            given[option.name] = [ParsedArguments.Given(value: value, origin: name)]
        }
    }
}

extension CommandOption {
    /// Whether it may be given more than once.
    var isRepeatable: Bool {
        if case .values = arity { true } else { false }
    }
}
