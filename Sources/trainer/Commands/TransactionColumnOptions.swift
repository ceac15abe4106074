import Arguments
import CSV
import ModelBundle
import Training

/// The options that say which columns of any table are its transactions'.
enum TransactionColumnOptions {
    static let options = [
        CommandOption(
            "--customer", .value(placeholder: "COLUMN"),
            "Who bought: a column's name, or its number from 1; else found by the usual names, as all columns are"),
        CommandOption("--date", .value(placeholder: "COLUMN"), "When it was bought"),
        CommandOption("--amount", .value(placeholder: "COLUMN"), "What was paid, in place of --quantity and --price"),
        CommandOption("--quantity", .value(placeholder: "COLUMN"), "Number of pieces, of --price each"),
        CommandOption("--price", .value(placeholder: "COLUMN"), "Price of one piece"),
        CommandOption(
            "--invoice", .value(placeholder: "COLUMN"),
            "Number that the rows of one order share; without such a column every row is an order"),
        CommandOption(
            "--one-order-per-date", .flag,
            "There is no such number: rows of a customer with the same date are one order"),
        CommandOption("--no-header", .flag, "The first line is a row: columns are named by number"),
        CommandOption(
            "--delimiter", .value(placeholder: "WORD"),
            "What stands between columns: comma, semicolon, tab, pipe, space (any run of it), or auto to tell by the "
                + "first line",
            default: TransactionOptions.automatic),
        CommandOption(
            "--date-format", .value(placeholder: "FORMAT"),
            "How 2/1/2011 is read: month-first, day-first, or auto to tell by all dates. Dates like 2011-01-02, "
                + "11-Feb-13, 20110102 and seconds since 1970 are known by themselves",
            default: TransactionOptions.automatic),
    ]

    /// What was asked for of the columns, by the options' names; the order of dates is known when all were read.
    static func choices(in arguments: ParsedArguments) -> [Manifest.Parameter] {
        options.compactMap { option in
            guard option.name != "--date-format", arguments.contains(option.name) else { return nil }
            let name = String(option.name.dropFirst(2).map { $0 == "-" ? "_" : $0 })
            return .init(name, option.arity == .flag ? .flag(true) : .text(arguments.text(option.name)))
        }
    }

    /// The columns that the arguments name.
    static func columns(from arguments: ParsedArguments) throws(UsageError) -> TransactionColumns {
        var columns = TransactionColumns()
        columns.customer = choice("--customer", arguments) ?? columns.customer
        columns.date = choice("--date", arguments) ?? columns.date
        columns.amounts = try amounts(from: arguments)
        if let invoice = choice("--invoice", arguments) {
            columns.orders = .numbered(invoice)
        } else {
            columns.orders = .numberedIfPresent(.named(TransactionColumns.invoice))
        }
        if arguments.contains("--one-order-per-date") {
            guard !arguments.contains("--invoice") else {
                throw UsageError("--one-order-per-date is for tables without an --invoice column")
            }
            columns.orders = .moments
        }
        columns.dateOrder = try TransactionOptions.dateOrder(from: arguments, "--date-format")
        columns.decimalMark = try DecimalMarkOption.mark(from: arguments)
        columns.hasHeader = !arguments.contains("--no-header")
        if !columns.hasHeader { try checkNumbers(of: arguments) }
        return columns
    }

    /// Without a header there are no names to go by.
    private static func checkNumbers(of arguments: ParsedArguments) throws(UsageError) {
        for name in ["--customer", "--date", "--amount", "--quantity", "--price", "--invoice"] {
            if let text = arguments.optionalText(name), Int(text) == nil {
                throw arguments.mismatch(name, "a column's number, as there is no header,")
            }
        }
        for name in ["--customer", "--date"] where !arguments.contains(name) {
            throw UsageError("--no-header needs \(name), a column's number")
        }
        guard arguments.contains("--amount") || arguments.contains("--price") else {
            throw UsageError("--no-header needs --amount, or --quantity and --price, columns' numbers")
        }
    }

    private static func amounts(from arguments: ParsedArguments) throws(UsageError) -> TransactionColumns.Amounts {
        let (quantity, price) = (choice("--quantity", arguments), choice("--price", arguments))
        let usual = (
            quantity: ColumnChoice.named(TransactionColumns.quantity),
            price: ColumnChoice.named(TransactionColumns.price)
        )
        if let amount = choice("--amount", arguments) {
            guard quantity == nil, price == nil else {
                throw UsageError("--amount takes the place of --quantity and --price: give it or them")
            }
            return .total(amount)
        }
        guard quantity == nil, price == nil else {
            return .product(quantity: quantity ?? usual.quantity, price: price ?? usual.price)
        }
        return .productOrTotal(
            quantity: usual.quantity, price: usual.price, .named(TransactionColumns.amount))
    }

    private static func choice(_ name: String, _ arguments: ParsedArguments) -> ColumnChoice? {
        arguments.optionalText(name).map { text in
            if let number = Int(text) { .numbered(number) } else { .named(CSVColumn(text)) }
        }
    }
}
