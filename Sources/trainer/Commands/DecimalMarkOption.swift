import Arguments
import CSV
import ModelBundle
import Training

/// The option that says how numbers are written.
enum DecimalMarkOption {
    static let option = CommandOption(
        "--decimal-mark", .value(placeholder: "MARK"),
        "What stands before the cents: point as in 1,234.50, comma as in 1.234,50, or auto to tell by all numbers of the "
            + "column; currencies beside numbers and brackets for less than zero are understood",
        default: automatic)

    /// Stands for what the data decide.
    private static let automatic = "auto"

    /// The mark that the option asks for; nil for the one that the numbers show.
    static func mark(from arguments: ParsedArguments) throws(UsageError) -> DecimalMark? {
        let text = arguments.text(option.name)
        if text == automatic { return nil }
        guard let mark = DecimalMark(rawValue: text) else {
            throw arguments.mismatch(option.name, "one of \(automatic), point, comma")
        }
        return mark
    }

    /// What a manifest says of the mark: the one asked for, or the one found where numbers are not plain.
    static func choices(in arguments: ParsedArguments, _ findings: [NumberFinding] = []) -> [Manifest.Parameter] {
        let asked = arguments.text(option.name)
        if asked != automatic { return [.init("decimal_mark", .text(asked))] }
        let marks = Set(findings.filter { !$0.isPlain }.map(\.mark))
        guard marks.count == 1, let mark = marks.first else { return [] }
        return [.init("decimal_mark", .text(mark.rawValue))]
    }
}
