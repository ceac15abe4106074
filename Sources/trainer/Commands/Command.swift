import Arguments

/// One thing that the program can do.
struct Command: Sendable {
    /// The words that name it: `train`, `retail`.
    let path: [String]
    /// What it does, in a phrase, for the list of all commands.
    let summary: String
    /// What it understands.
    let specification: CommandSpecification
    /// Does it: throws a ``UsageError`` when an argument makes no sense, any other error when it fails.
    let run: @Sendable (ParsedArguments, TrainerEnvironment) throws -> Void

    /// Makes a command.
    ///
    /// - Parameters:
    ///   - text: what it does, in sentences, for its help.
    ///   - examples: whole lines that show how it is called.
    ///   - operand: what its arguments that are no options are.
    init(
        _ path: [String], summary: String, text: String, examples: [String] = [], operand: String? = nil,
        operandCount: ClosedRange<Int> = 0...0,
        options: [CommandOption], run: @escaping @Sendable (ParsedArguments, TrainerEnvironment) throws -> Void
    ) {
        self.path = path
        self.summary = summary
        specification = CommandSpecification(
            name: (["trainer"] + path).joined(separator: " "), summary: text, operand: operand,
            operandCount: operandCount, options: options + [CommandOption("--help", .flag, "Show this help")],
            examples: examples)
        self.run = run
    }
}
