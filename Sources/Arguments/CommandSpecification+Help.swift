extension CommandSpecification {
    /// The text that `--help` prints: usage, summary, examples, and every option with its default and variable.
    package var help: String {
        let names = options.map(Self.shown)
        let width = min(names.map(\.count).max() ?? 0, 34)
        var lines = ["Usage: \(name)\(options.isEmpty ? "" : " [OPTIONS]")\(operand.map { " " + $0 } ?? "")", ""]
        lines += Self.wrapped(summary, width: 100)
        if !examples.isEmpty { lines += ["", "Examples:"] + examples.map { "  " + $0 } }
        if !options.isEmpty { lines += ["", "Options:"] }
        for (option, shown) in zip(options, names) {
            let text = Self.wrapped(Self.explanation(of: option), width: 100 - width)
            let gap = String(repeating: " ", count: width + 4)
            let isLong = shown.count > width
            lines.append("  " + shown + (isLong ? "" : String(gap.dropFirst(shown.count + 2)) + (text.first ?? "")))
            lines += text.dropFirst(isLong ? 0 : 1).map { gap + $0 }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func shown(_ option: CommandOption) -> String {
        switch option.arity {
        case .flag: option.name
        case .value(let placeholder): "\(option.name) \(placeholder)"
        case .values(let placeholder): "\(option.name) \(placeholder) …"
        }
    }

    private static func explanation(of option: CommandOption) -> String {
        var notes: [String] = []
        if option.isRequired { notes.append("required") }
        if let value = option.defaultValue { notes.append("default \(value)") }
        if let variable = option.environment { notes.append(variable) }
        return option.summary + (notes.isEmpty ? "" : " [\(notes.joined(separator: ", "))]")
    }

    private static func wrapped(_ text: String, width: Int) -> [String] {
        var lines: [String] = []
        for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
            var line = ""
            for word in paragraph.split(separator: " ") {
                if !line.isEmpty, line.count + 1 + word.count > width {
                    lines.append(line)
                    line = ""
                }
                line += (line.isEmpty ? "" : " ") + word
            }
            lines.append(line)
        }
        return lines
    }
}
