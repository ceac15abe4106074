import Arguments

/// The options that say where a table of customers is and how it is read.
enum TableOptions {
    static let input = CommandOption(
        "--input", .value(placeholder: "FILE"), "CSV of customers; - for standard input", isRequired: true)
    static let strict = CommandOption(
        "--strict", .flag, "Stop at the first row that cannot be read, instead of counting it and leaving it out")
    static let reading = [DecimalMarkOption.option, strict]
}
