import Arguments
import Training

/// The options that say where transactions are and how they are read.
enum TransactionOptions {
    /// How a date like 2/1/2011 is read, by its word on the command line and in manifests.
    enum DateWord: String, CaseIterable {
        case monthFirst = "month_first"
        case dayFirst = "day_first"

        var order: DateOrder { self == .monthFirst ? .monthFirst : .dayFirst }
    }

    /// What arguments that are no options are.
    static let operand = "[FILE …]"
    static let operandCount = 0...10_000

    static let files = CommandOption(
        "--transactions", .values(placeholder: "FILE"),
        "CSV with columns like InvoiceNo, CustomerID, Quantity, UnitPrice, InvoiceDate; - for standard input; "
            + "several files may follow each other",
        isRequired: true)
    static let dateOrder = CommandOption(
        "--date-order", .value(placeholder: "ORDER"), "How 2/1/2011 is read: month-first or day-first",
        default: "month-first")

    /// The paths that the arguments name.
    static func paths(in arguments: ParsedArguments) -> [String] {
        arguments.texts("--transactions") + arguments.operands
    }
}
