import Arguments
import HTTP1

/// A deadline that can be set: one row of the table below, from which both `--help` and the settings are made.
struct DeadlineOption: Sendable {
    private let name: String
    private let deadline: any WritableKeyPath<HTTPDeadlines, Duration> & Sendable
    private let summary: String

    private init(
        _ name: String, _ deadline: any WritableKeyPath<HTTPDeadlines, Duration> & Sendable, _ summary: String
    ) {
        self.name = name
        self.deadline = deadline
        self.summary = summary
    }

    /// What `--help` shows of it.
    var commandOption: CommandOption {
        ServerSettings.seconds(name, HTTPDeadlines()[keyPath: deadline], summary)
    }

    /// Takes the deadline from a parsed command line.
    func set(_ deadlines: inout HTTPDeadlines, from arguments: ParsedArguments) throws(UsageError) {
        deadlines[keyPath: deadline] = try ServerSettings.duration(name, arguments)
    }

    /// Every deadline, in the order of `--help`.
    static let all = [
        DeadlineOption("--head-timeout", \.head, "Time for a whole request head"),
        DeadlineOption("--body-timeout", \.body, "Time for a whole body"),
        DeadlineOption("--idle-timeout", \.idle, "Time between two requests"),
        DeadlineOption("--write-timeout", \.write, "Time for a client to take an answer"),
        DeadlineOption("--linger-timeout", \.linger, "Time a refused client may go on sending before the close"),
        DeadlineOption("--stream-window", \.streamWindow, "Time over which a stream must keep its rate"),
    ]
}
