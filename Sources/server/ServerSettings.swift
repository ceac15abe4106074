import Arguments
import HTTP1
import Processors
import Service
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
    /// Where the administration's own listener listens; nil for nowhere.
    var admin: ListenAddress?
    /// Where a line for each request goes; nil for nowhere.
    var accessLog: AccessLog.Target?
    /// Who may ask, and how often.
    var access: AccessSettings
    /// How long a turn of an event loop may take before requests are told to come back later; nil for any.
    var longestTurn: Duration?
    /// Bytes of streams' answers that may be held until their requests have been read; nil where they begin before.
    var heldAnswerBytes: Int?
    /// The folder that has the files of the contract's viewers; nil where browsers fetch them from afar.
    var docsAssets: String?
    /// Processors that the process may use.
    let processors = Processors.available
    /// Loops, limits and deadlines.
    var options: ServerOptions

    /// What `--help` shows.
    static let command = CommandSpecification(
        name: "server",
        summary:
            "Serves model bundles over HTTP/1.1: which segment a customer belongs to, how sure that is, whether the "
            + "customer is anomalous, and what to offer. SIGTERM and SIGINT end it without losing a request; SIGHUP "
            + "reads the bundles and opens the access log again.",
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
                "--docs-assets", .value(placeholder: "DIR"),
                "Folder with the files of Swagger UI and Redoc for /docs and /redoc; without it browsers fetch them from "
                    + "a public network",
                environment: "SEGMENTATION_DOCS_ASSETS"),
            CommandOption(
                "--loops", .value(placeholder: "N"),
                "Event loops, each a thread; 0 takes one per core that the process may use", default: "0",
                environment: "SEGMENTATION_LOOPS"),
            CommandOption(
                "--admin-address", .value(placeholder: "ADDRESS:PORT"),
                "Second address, for health and metrics under load and for POST /admin/reload and /admin/rollback; it "
                    + "asks for no key, so keep it off the network",
                environment: "SEGMENTATION_ADMIN_ADDRESS"),
            CommandOption(
                "--api-keys-file", .value(placeholder: "PATH"),
                "File of API keys, a line each: name, SHA-256 of the key, scopes (predict,analytics); read again on "
                    + "SIGHUP. Without it everybody may ask for everything",
                environment: "SEGMENTATION_API_KEYS_FILE"),
            CommandOption(
                "--open", .value(placeholder: "AREAS"), "Of health, metrics and docs, what asks for no key",
                default: "health,docs", environment: "SEGMENTATION_OPEN"),
            CommandOption(
                "--rate-limit", .value(placeholder: "N"),
                "Requests per second of each key, or address without one; 0 is no limit", default: "0",
                environment: "SEGMENTATION_RATE_LIMIT"),
            CommandOption(
                "--rate-burst", .value(placeholder: "N"),
                "Requests that each may send at once; 0 takes twice the limit",
                default: "0", environment: "SEGMENTATION_RATE_BURST"),
            CommandOption(
                "--trusted-proxies", .value(placeholder: "CIDR"),
                "Addresses and ranges of proxies, with commas between, whose X-Forwarded-For tells who asks, for "
                    + "--rate-limit and the access log",
                environment: "SEGMENTATION_TRUSTED_PROXIES"),
            CommandOption(
                "--cors-origin", .value(placeholder: "ORIGINS"),
                "Origins whose pages may read answers, with commas between them; * is any",
                environment: "SEGMENTATION_CORS_ORIGIN"),
            CommandOption(
                "--max-loop-lag", .value(placeholder: "MS"),
                "Milliseconds a turn of an event loop may take before requests get 503; 0 is any", default: "0",
                environment: "SEGMENTATION_MAX_LOOP_LAG"),
            CommandOption(
                "--hold-answers", .value(placeholder: "BYTES"),
                "Bytes of /score's answers, together, that may be held until their requests have been read, for proxies "
                    + "like nginx that do not pass on both at once; 0 answers row by row as they come",
                default: "0", environment: "SEGMENTATION_HOLD_ANSWERS"),
            CommandOption(
                "--access-log", .value(placeholder: "PATH"),
                "File that gets a line of JSON for each request; - is standard output",
                environment: "SEGMENTATION_ACCESS_LOG"),
        ] + limits + deadlines + [
            CommandOption("--healthcheck", .flag, "Ask the server that runs with these settings whether it is ready"),
            CommandOption("--help", .flag, "Show this text"),
            CommandOption("--version", .flag, "Show the version"),
        ])

    private static let limits = LimitOption.all.map(\.commandOption)

    private static let deadlines =
        DeadlineOption.all.map(\.commandOption) + [
            seconds(
                "--drain-grace", .seconds(5), "Time after SIGTERM in which new connections and requests are answered"),
            seconds("--drain-timeout", .seconds(30), "Time after SIGTERM at which all is closed"),
        ]

    /// An option that takes a number of seconds.
    static func seconds(_ name: String, _ value: Duration, _ summary: String) -> CommandOption {
        CommandOption(
            name, .value(placeholder: "SECONDS"), summary, default: "\(value.components.seconds)",
            environment: variable(of: name))
    }

    private static let variablePrefix = "SEGMENTATION_"

    /// The environment variable of an option, which is of letters and dashes: SEGMENTATION_HEAD_TIMEOUT for
    /// `--head-timeout`.
    static func variable(of name: String) -> String {
        let dash = UInt8(ascii: "-")
        let letters = name.utf8.drop { $0 == dash }.map { $0 == dash ? UInt8(ascii: "_") : $0 & ~0x20 }
        return variablePrefix + String(decoding: letters, as: UTF8.self)
    }

    /// What to say of variables that begin like the settings' own and set nothing, a sentence each.
    static func warnings(about environment: [String: String]) -> [String] {
        let unknown = command.unknownVariables(
            in: environment, prefix: variablePrefix, isForeign: ServiceLink.includes)
        return unknown.map { variable in
            "\(variable.name) sets nothing; "
                + (variable.nearest.map { "did you mean \($0)?" } ?? "--help lists the variables that do")
        }
    }

    private static func port(_ arguments: ParsedArguments) throws(UsageError) -> UInt16 {
        do {
            return UInt16(try arguments.integer("--port", in: 0...65_535))
        } catch {
            guard ServiceLink.isAddress(arguments.text("--port")) else { throw error }
            throw UsageError(
                "\(error); Kubernetes sets this variable for a Service of the name \"segmentation\": put "
                    + "\"enableServiceLinks: false\" into the pod's spec, or give --port")
        }
    }

    /// Takes the settings from a parsed command line.
    init(_ arguments: ParsedArguments) throws(UsageError) {
        address = arguments.text("--address")
        port = try Self.port(arguments)
        modelsDirectory = try arguments.path("--models", "a folder")
        grace = try Self.duration("--drain-grace", arguments)
        drainDeadline = try Self.duration("--drain-timeout", arguments)
        admin = try arguments.optionalText("--admin-address").map { text throws(UsageError) in
            try ListenAddress(text, option: "--admin-address")
        }
        accessLog = arguments.optionalText("--access-log").map { $0 == "-" ? .standardOutput : .file($0) }
        access = try AccessSettings(arguments)
        let lag = try arguments.integer("--max-loop-lag", in: 0...60_000)
        longestTurn = lag > 0 ? .milliseconds(lag) : nil
        let heldBytes = try arguments.integer("--hold-answers", in: 0...(1 << 36))
        heldAnswerBytes = heldBytes > 0 ? heldBytes : nil
        docsAssets = arguments.optionalText("--docs-assets")
        options = ServerOptions()
        let loops = try arguments.integer("--loops", in: 0...1024)
        options.loops = loops > 0 ? loops : processors
        for limit in LimitOption.all { try limit.set(&options, from: arguments) }
        for deadline in DeadlineOption.all { try deadline.set(&options.http.deadlines, from: arguments) }
    }

    /// The seconds that an option names.
    static func duration(_ name: String, _ arguments: ParsedArguments) throws(UsageError) -> Duration {
        let day = 86_400.0
        return .seconds(
            try arguments.number(name, "seconds from 0 to \(Int(day))") { (0...day).contains($0) })
    }
}
