import Arguments
import Glibc

/// The program: finds the command that the arguments name, runs it, and turns what comes of it into an exit status.
enum Trainer {
    /// The version that bundles say they were made by.
    static let version = "1.0.0"

    /// All commands, in the order of the help.
    static let commands: [Command] =
        [
            TrainRetail.command, TrainTransactions.command, TrainCustomers.command, TrainMall.command,
            TrainCarts.command, TrainTable.command, ReduceToRFM.command, Score.command, Inspect.command,
            DrawReport.command, Evaluate.command, Compare.command,
        ] + Generate.commands

    /// Runs the program.
    ///
    /// - Parameter arguments: without the program's name.
    /// - Returns: 0 when all went well, 1 when it did not, 2 when the arguments cannot be understood.
    static func run(_ arguments: [String], in environment: TrainerEnvironment) -> Int32 {
        do {
            try perform(arguments, in: environment)
            return EXIT_SUCCESS
        } catch let error as UsageError {
            environment.report("trainer: \(error)\n")
            return 2
        } catch {
            environment.report("trainer: \(error)\n")
            return EXIT_FAILURE
        }
    }

    private static func perform(_ arguments: [String], in environment: TrainerEnvironment) throws {
        let words = Array(arguments.prefix { !$0.hasPrefix("-") })
        if words.first == "help" { return try environment.print(help(on: Array(words.dropFirst()))) }
        let isHelp = arguments.prefix { $0 != "--" }.contains { $0 == "--help" || $0 == "-h" }
        if let command = commands.first(where: { words.starts(with: $0.path) }) {
            if isHelp { return try environment.print(command.specification.help) }
            let parsed = try command.specification.parse(Array(arguments.dropFirst(command.path.count)))
            return try command.run(parsed, environment)
        }
        if isHelp { return try environment.print(help(on: words)) }
        if words.isEmpty, arguments.first == "--version" { return try environment.print("trainer \(version)\n") }
        throw misuse(words, option: arguments.dropFirst(words.count).first)
    }

    /// The help on the one command that `words` name, or on all that begin so.
    private static func help(on words: [String]) throws(UsageError) -> String {
        if let command = commands.first(where: { $0.path == words }) { return command.specification.help }
        let list = CommandList(commands, under: words)
        guard !list.isEmpty else { throw misuse(words, option: nil) }
        return list.help
    }

    /// What is wrong with words that name no command.
    private static func misuse(_ words: [String], option: String?) -> UsageError {
        var known: [String] = []
        for word in words {
            guard commands.contains(where: { $0.path.starts(with: known + [word]) }) else { break }
            known.append(word)
        }
        let choices = CommandList(commands, under: known).choices
        let place = known.isEmpty ? "" : " after \(known.joined(separator: " "))"
        let found = words.count > known.count ? words[known.count] : option
        let guess = found.flatMap { Spelling.nearest(to: $0, among: choices + ["--help", "--version"]) }
        return UsageError(
            "expected \(choices.joined(separator: ", ")) or --help\(place), found \(found ?? "nothing")"
                + (guess.map { "; did you mean \($0)?" } ?? ""))
    }
}
