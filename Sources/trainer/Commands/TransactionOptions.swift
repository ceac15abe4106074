import Arguments
import CSV
import Training

/// The options that say where transactions are and how they are read.
enum TransactionOptions {
    /// What arguments that are no options are.
    static let operand = "[FILE …]"
    static let operandCount = 0...10_000

    static let files = CommandOption(
        "--transactions", .values(placeholder: "FILE"),
        "CSV with columns like InvoiceNo, CustomerID, Quantity, UnitPrice, InvoiceDate; - for standard input; "
            + "several files may follow each other",
        isRequired: true)
    static let dateOrder = CommandOption(
        "--date-order", .value(placeholder: "ORDER"),
        "How 2/1/2011 is read: month-first, day-first, or auto to tell by all dates", default: automatic)
    static let strict = CommandOption(
        "--strict", .flag, "Stop at the first row that cannot be read, instead of counting it and leaving it out")

    static let reading = [dateOrder, DecimalMarkOption.option, strict]

    /// Stands for what the data decide.
    static let automatic = "auto"

    /// The paths that the arguments name.
    static func paths(in arguments: ParsedArguments) -> [String] {
        arguments.texts("--transactions") + arguments.operands
    }

    /// The order of dates that the option asks for; nil for the one that the dates show.
    static func dateOrder(
        from arguments: ParsedArguments, _ name: String = dateOrder.name
    ) throws(UsageError) -> DateOrder? {
        switch arguments.text(name) {
        case automatic: nil
        case "month-first": .monthFirst
        case "day-first": .dayFirst
        default: throw arguments.mismatch(name, "one of \(automatic), month-first, day-first")
        }
    }
}

extension DateOrder {
    /// The word for manifests.
    var word: String { self == .monthFirst ? "month_first" : "day_first" }
}
