import Arguments
import Glibc
import HTTP1
import ModelBundle
import Segmentation
import Service
import Threads
import Transport

/// The server process: reads its arguments, loads the models, serves until it is told to end.
struct ServerProgram {
    private enum ExitStatus {
        static let success: Int32 = 0
        static let failure: Int32 = 1
        static let usage: Int32 = 2
    }

    /// What stands behind the program's name.
    let arguments: [String]
    /// The environment's variables.
    let environment: [String: String]

    /// Runs to the end and gives the exit status: 0, 1 for a failure, 2 for arguments that cannot be understood.
    func run() -> Int32 {
        do throws(UsageError) {
            // Asked for help, nothing else matters.
            if arguments.contains("--help") { return show(ServerSettings.command.help) }
            if arguments.contains("--version") {
                return show("\(ServiceIdentity.name) \(ServiceIdentity.version)\n")
            }
            let parsed = try ServerSettings.command.parse(arguments, environment: environment)
            let settings = try ServerSettings(parsed)
            if parsed.contains("--healthcheck") {
                return Healthcheck(settings).problem().map { fail($0, ExitStatus.failure) } ?? ExitStatus.success
            }
            warn()
            return serve(settings)
        } catch {
            return fail("\(error)", ExitStatus.usage)
        }
    }

    /// Complains of variables that look like settings and are none.
    private func warn() {
        for warning in ServerSettings.warnings(about: environment) { Console.report("warning: \(warning)") }
    }

    private func serve(_ settings: ServerSettings) -> Int32 {
        // A client that closed while it was answered must not end the process.
        signal(SIGPIPE, SIG_IGN)
        let servers: RunningServers
        let telemetry: Telemetry
        let signals: SignalQueue
        do {
            signals = try SignalQueue(SignalHandler.numbers)
            let catalog = try ModelCatalog.load(settings.modelsDirectory, threads: settings.processors)
            let accessLog = try settings.accessLog.map { try AccessLog($0, proxies: settings.access.proxies) }
            telemetry = Telemetry(accessLog: accessLog, clock: Clock.now)
            servers = try start(settings, catalog, telemetry)
        } catch {
            return fail("\(error)", ExitStatus.failure)
        }
        let limit = settings.options.maximumConnections
        telemetry.metrics.observeConnections { [weak service = servers.service] in
            service.map { Metrics.Connections(open: $0.connectionCount, limit: limit) }
        }
        announce(servers, settings)
        let catalog = servers.store.catalog
        // Predictions are right before that too: where no thread can be had, the first ones cost more. It takes longer
        // than the start, and must not hold up the first answers.
        try? POSIXThread {
            POSIXThread.giveWay()
            catalog.prepare()
        }.detach()
        let handler = SignalHandler(servers, settings, telemetry.accessLog)
        do throws(SystemError) {
            try servers.run(SignalWatch(signals, handle: handler.handle))
        } catch {
            return fail("\(error)", ExitStatus.failure)
        }
        return ExitStatus.success
    }

    private func start(
        _ settings: ServerSettings, _ catalog: ModelCatalog, _ telemetry: Telemetry
    ) throws -> RunningServers {
        let started = ContinuousClock.now
        let uptime: @Sendable () -> Double = { (ContinuousClock.now - started) / .seconds(1) }
        let (limits, longestTurn) = (settings.options.http.limits, settings.longestTurn)
        let access = try settings.access.rules()
        let heldAnswers = settings.heldAnswerBytes.map(HeldAnswers.init(limit:))
        let documentation = Documentation(assets: try settings.docsAssets.map(ViewerAssets.init(reading:)))
        // Both addresses are taken before anything is served: one that is in use is told at once.
        let listener = try Listener(address: settings.address, port: settings.port)
        let adminListener = try settings.admin.map { try Listener(address: $0.address, port: $0.port) }
        var options = settings.options
        options.borrowsThread = true
        let service = try Server(listener, options: options) { _ in
            ServiceHandler(
                catalog: catalog, limits: limits, telemetry: telemetry, access: access, longestTurn: longestTurn,
                documentation: documentation, heldAnswers: heldAnswers, uptime: uptime)
        }
        let store = ModelStore(catalog, directory: settings.modelsDirectory) { catalog in
            service.post { $0.catalog = catalog }
        }
        guard let adminListener else {
            return RunningServers(service: service, admin: nil, store: store, access: access)
        }
        options = settings.options
        options.loops = 1
        let admin = try Server(adminListener, options: options) { _ in
            AdminHandler(store: store, telemetry: telemetry, uptime: uptime)
        }
        return RunningServers(service: service, admin: admin, store: store, access: access)
    }

    private func announce(_ servers: RunningServers, _ settings: ServerSettings) {
        let address = ListenAddress(address: settings.address, port: servers.service.port)
        let admin = servers.admin.flatMap { server in
            settings.admin.map { ListenAddress(address: $0.address, port: server.port) }
        }
        let screen = StartUpScreen(
            catalog: servers.store.catalog, address: address, admin: admin, loops: settings.options.loops,
            access: servers.access)
        Console.print(screen.text)
        for warning in servers.store.catalog.warnings { Console.report("warning: \(warning)") }
    }

    private func show(_ text: String) -> Int32 {
        Console.print(text)
        return ExitStatus.success
    }

    private func fail(_ message: String, _ status: Int32) -> Int32 {
        Console.report(message)
        return status
    }
}
