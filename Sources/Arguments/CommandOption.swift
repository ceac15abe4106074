/// An option of a command: declared once, it is parsed, read from the environment and shown by `--help`.
package struct CommandOption: Sendable {
    /// How often it may be given and what follows it.
    package enum Arity: Sendable, Equatable {
        /// It stands alone: `--json`.
        case flag
        /// One value follows, and it is given at most once: `--port 8000` or `--port=8000`.
        case value(placeholder: String)
        /// One value follows each time: `--transactions a.csv --transactions b.csv`.
        case values(placeholder: String)
    }

    /// The name with its dashes: `--port`.
    package let name: String
    /// How often it may be given and what follows it.
    package let arity: Arity
    /// What it does, for `--help`.
    package let summary: String
    /// What holds where it is not given, as it would be typed; nil where nothing does.
    package let defaultValue: String?
    /// The variable that is read where it is not given; nil where there is none.
    package let environment: String?
    /// Whether the command cannot do without it.
    package let isRequired: Bool

    /// Declares an option.
    package init(
        _ name: String, _ arity: Arity, _ summary: String, default defaultValue: String? = nil,
        environment: String? = nil, isRequired: Bool = false
    ) {
        self.name = name
        self.arity = arity
        self.summary = summary
        self.defaultValue = defaultValue
        self.environment = environment
        self.isRequired = isRequired
    }
}
