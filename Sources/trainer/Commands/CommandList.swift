/// The commands whose names begin with the same words.
struct CommandList {
    private let path: [String]
    private let commands: [Command]

    /// Takes those of `commands` whose names begin with `path`.
    init(_ commands: [Command], under path: [String] = []) {
        self.path = path
        self.commands = commands.filter { $0.path.starts(with: path) }
    }

    var isEmpty: Bool { commands.isEmpty }

    /// The words that may follow.
    var choices: [String] {
        var choices: [String] = []
        for command in commands where command.path.count > path.count {
            let next = command.path[path.count]
            if !choices.contains(next) { choices.append(next) }
        }
        return path.isEmpty ? choices + ["help"] : choices
    }

    /// What commands there are, and what each does.
    var help: String {
        let name = (["trainer"] + path).joined(separator: " ")
        var rows = commands.map { [$0.path.joined(separator: " "), $0.summary] }
        guard path.isEmpty else {
            return "Usage: \(name) COMMAND [OPTIONS]\n\nCommands:\n" + TextTable([.left, .left], rows).text
        }
        rows.append(["help COMMAND", "Show the help on a command"])
        let options = [["--help", "Show this help"], ["--version", "Show the version"]]
        return "Usage: \(name) COMMAND [OPTIONS]\n\nTurns customer and transaction data into models for the server.\n"
            + "\nCommands:\n" + TextTable([.left, .left], rows).text
            + "\nOptions:\n" + TextTable([.left, .left], options).text
    }
}
