import Arguments
import HTTP1
import Transport

/// A limit that can be set: one row of the table below, from which both `--help` and the settings are made.
struct LimitOption: Sendable {
    private let name: String
    private let limit: any WritableKeyPath<ServerOptions, Int> & Sendable
    private let range: ClosedRange<Int>
    private let summary: String

    private init(
        _ name: String, _ limit: any WritableKeyPath<ServerOptions, Int> & Sendable, _ range: ClosedRange<Int>,
        _ summary: String
    ) {
        self.name = name
        self.limit = limit
        self.range = range
        self.summary = summary
    }

    /// What `--help` shows of it.
    var commandOption: CommandOption {
        CommandOption(
            name, .value(placeholder: "N"), summary, default: "\(ServerOptions()[keyPath: limit])",
            environment: ServerSettings.variable(of: name))
    }

    /// Takes the limit from a parsed command line.
    func set(_ options: inout ServerOptions, from arguments: ParsedArguments) throws(UsageError) {
        options[keyPath: limit] = try arguments.integer(name, in: range)
    }

    private static let most = 1 << 30

    /// Every limit, in the order of `--help`.
    static let all = [
        LimitOption("--max-connections", \.maximumConnections, 1...1_000_000, "Connections in all"),
        LimitOption(
            "--max-requests", \.http.limits.requestsPerConnection, 1...Int.max, "Requests answered on one connection"),
        LimitOption("--max-target-bytes", \.http.limits.targetBytes, 16...most, "Bytes of a request target"),
        LimitOption("--max-header-bytes", \.http.limits.fieldBytes, 64...most, "Bytes of a header block"),
        LimitOption("--max-headers", \.http.limits.fields, 1...10_000, "Header fields of one request"),
        LimitOption("--max-body-bytes", \.http.limits.bodyBytes, 1...most, "Bytes of a body"),
        LimitOption(
            "--max-chunk-extension-bytes", \.http.limits.chunkExtensionBytes, 0...most,
            "Bytes of one chunk's extensions"),
        LimitOption(
            "--max-trailer-bytes", \.http.limits.trailerBytes, 2...most,
            "Bytes of a chunked body's trailers and the blank line behind them"),
        LimitOption(
            "--max-pipelined-bytes", \.readBytes, 1024...most,
            "Bytes read from a connection at once, and so held of requests behind an unfinished one"),
        LimitOption(
            "--max-waiting-bytes", \.http.limits.waitingAnswerBytes, 1...most,
            "Answer bytes waiting for a client above which no further pipelined request is begun"),
        LimitOption(
            "--max-unwanted-bytes", \.http.limits.unwantedBodyBytes, 0...most,
            "Bytes of a body no route wants that are read past; a longer one closes the connection"),
        LimitOption(
            "--max-linger-bytes", \.http.limits.lingerBytes, 0...most,
            "Bytes dropped behind a refusal while the client goes on sending"),
        LimitOption(
            "--min-stream-rate", \.http.limits.streamBytesPerSecond, 0...most,
            "Bytes per second a stream must move, in and out together"),
        LimitOption(
            "--stream-turn-bytes", \.http.limits.streamTurnBytes, 1024...most,
            "Bytes a stream works through in a turn; a quarter while others wait"),
    ]
}
