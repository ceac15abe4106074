import Arguments

/// The option that says which currency amounts are in.
enum CurrencyOption {
    static let option = CommandOption(
        "--currency", .value(placeholder: "CODE"), "Currency of the prices, for units and texts: GBP")

    /// The currency that the option names; nil where it is not given.
    static func currency(from arguments: ParsedArguments) throws(UsageError) -> String? {
        guard let code = arguments.optionalText(option.name) else { return nil }
        guard (1...8).contains(code.count), code.allSatisfy({ $0.isLetter || $0.isCurrencySymbol }) else {
            throw arguments.mismatch(option.name, "a currency like GBP")
        }
        return code
    }
}
