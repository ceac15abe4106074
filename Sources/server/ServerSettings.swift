import Arguments
import Glibc
import HTTP1
import Transport

/// Everything that can be set about the server process: option, else environment variable, else default.
struct ServerSettings {
    /// The address to listen on, an IPv4 or IPv6 literal.
    var address: String
    /// The port to listen on; 0 lets the system choose.
    var port: UInt16
    /// The folder whose folders are the bundles.
    var modelsDirectory: String
    /// Time after SIGTERM in which new requests are still answered, so that a load balancer can turn away.
    var grace: Duration
    /// Time after SIGTERM at which connections still busy are cut.
    var drainDeadline: Duration
    /// Loops, limits and deadlines.
    var options: ServerOptions

    /// What `--help` shows.
    static let command = CommandSpecification(
        name: "server",
        summary:
            "Serves model bundles over HTTP/1.1: which segment a customer belongs to, how sure that is, whether the "
            + "customer is anomalous, and what to offer. SIGTERM and SIGINT end it without losing a request; SIGHUP "
            + "reads the bundles again.",
        options: [
            CommandOption(
                "--address", .value(placeholder: "ADDRESS"), "Address to listen on", default: "127.0.0.1",
                environment: "SEGMENTATION_ADDRESS"),
            CommandOption(
                "--port", .value(placeholder: "PORT"), "Port to listen on; 0 takes any free one", default: "8000",
                environment: "SEGMENTATION_PORT"),
            CommandOption(
                "--models", .value(placeholder: "DIR"), "Folder that holds the bundles", default: "models",
                environment: "SEGMENTATION_MODELS"),
            CommandOption(
                "--loops", .value(placeholder: "N"), "Event loops, each a thread; 0 takes one per core", default: "0",
                environment: "SEGMENTATION_LOOPS"),
        ] + limits + deadlines + [
            CommandOption("--healthcheck", .flag, "Ask the server that runs with these settings whether it is ready"),
            CommandOption("--help", .flag, "Show this text"),
            CommandOption("--version", .flag, "Show the version"),
        ])

    private static let limits = [
        number("--max-connections", "MAX_CONNECTIONS", ServerOptions().maximumConnections, "Connections in all"),
        number("--max-requests", "MAX_REQUESTS", HTTPLimits().requestsPerConnection, "Requests on one connection"),
        number("--max-target-bytes", "MAX_TARGET_BYTES", HTTPLimits().targetBytes, "Bytes of a request target"),
        number("--max-header-bytes", "MAX_HEADER_BYTES", HTTPLimits().fieldBytes, "Bytes of a header block"),
        number("--max-headers", "MAX_HEADERS", HTTPLimits().fields, "Header fields of one request"),
        number("--max-body-bytes", "MAX_BODY_BYTES", HTTPLimits().bodyBytes, "Bytes of a body"),
        number(
            "--max-waiting-bytes", "MAX_WAITING_BYTES", HTTPLimits().waitingAnswerBytes,
            "Answer bytes waiting for a client above which no further pipelined request is begun"),
    ]

    private static let deadlines = [
        seconds("--head-timeout", "HEAD_TIMEOUT", HTTPDeadlines().head, "Time for a whole request head"),
        seconds("--body-timeout", "BODY_TIMEOUT", HTTPDeadlines().body, "Time for a whole body"),
        seconds("--idle-timeout", "IDLE_TIMEOUT", HTTPDeadlines().idle, "Time between two requests"),
        seconds("--write-timeout", "WRITE_TIMEOUT", HTTPDeadlines().write, "Time for a client to take an answer"),
        seconds(
            "--drain-grace", "DRAIN_GRACE", .seconds(5),
            "Time after SIGTERM in which new connections and requests are answered"),
        seconds("--drain-timeout", "DRAIN_TIMEOUT", .seconds(30), "Time after SIGTERM at which all is closed"),
    ]

    private static func number(
        _ name: String, _ variable: String, _ value: Int, _ summary: String
    ) -> CommandOption {
        CommandOption(
            name, .value(placeholder: "N"), summary, default: "\(value)", environment: "SEGMENTATION_" + variable)
    }

    private static func seconds(
        _ name: String, _ variable: String, _ value: Duration, _ summary: String
    ) -> CommandOption {
        CommandOption(
            name, .value(placeholder: "SECONDS"), summary, default: "\(value.components.seconds)",
            environment: "SEGMENTATION_" + variable)
    }

    /// Takes the settings from a parsed command line.
    init(_ arguments: ParsedArguments) throws(UsageError) {
        address = arguments.text("--address")
        port = UInt16(try arguments.integer("--port", in: 0...65_535))
        modelsDirectory = arguments.text("--models")
        grace = try Self.duration("--drain-grace", arguments)
        drainDeadline = try Self.duration("--drain-timeout", arguments)
        options = ServerOptions()
        let loops = try arguments.integer("--loops", in: 0...1024)
        options.loops = loops > 0 ? loops : max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
        options.maximumConnections = try arguments.integer("--max-connections", in: 1...1_000_000)
        let most = 1 << 30
        options.http.limits.requestsPerConnection = try arguments.integer("--max-requests", in: 1...Int.max)
        options.http.limits.targetBytes = try arguments.integer("--max-target-bytes", in: 16...most)
        options.http.limits.fieldBytes = try arguments.integer("--max-header-bytes", in: 64...most)
        options.http.limits.fields = try arguments.integer("--max-headers", in: 1...10_000)
        options.http.limits.bodyBytes = try arguments.integer("--max-body-bytes", in: 1...most)
        options.http.limits.waitingAnswerBytes = try arguments.integer("--max-waiting-bytes", in: 1...most)
        options.http.deadlines.head = try Self.duration("--head-timeout", arguments)
        options.http.deadlines.body = try Self.duration("--body-timeout", arguments)
        options.http.deadlines.idle = try Self.duration("--idle-timeout", arguments)
        options.http.deadlines.write = try Self.duration("--write-timeout", arguments)
    }

    private static func duration(_ name: String, _ arguments: ParsedArguments) throws(UsageError) -> Duration {
        let day = 86_400.0
        return .seconds(
            try arguments.number(name, "seconds from 0 to \(Int(day))") { (0...day).contains($0) })
    }
}
