import Arguments
import Glibc
import HTTP1
import ModelBundle
import Segmentation
import Service
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
                return Healthcheck(settings).isReady() ? ExitStatus.success : ExitStatus.failure
            }
            return serve(settings)
        } catch {
            return fail("\(error)", ExitStatus.usage)
        }
    }

    private func serve(_ settings: ServerSettings) -> Int32 {
        SignalSources.hold()
        let started = ContinuousClock.now
        let server: Server<ServiceHandler>
        let catalog: ModelCatalog
        let telemetry: Telemetry
        do {
            catalog = try ModelCatalog.load(settings.modelsDirectory)
            telemetry = Telemetry(accessLog: try settings.accessLog.map(AccessLog.init), clock: Clock.now)
        } catch {
            return fail("\(error)", ExitStatus.failure)
        }
        do {
            let listener = try Listener(address: settings.address, port: settings.port)
            let limits = settings.options.http.limits
            server = try Server(listener, options: settings.options) { _ in
                ServiceHandler(catalog: catalog, limits: limits, telemetry: telemetry) {
                    (ContinuousClock.now - started) / .seconds(1)
                }
            }
        } catch {
            return fail("\(error)", ExitStatus.failure)
        }
        let limit = settings.options.maximumConnections
        telemetry.metrics.observeConnections { [weak server] in
            server.map { Metrics.Connections(open: $0.connectionCount, limit: limit) }
        }
        let signals = SignalSources(server, settings, telemetry.accessLog)
        announce(server, catalog, settings)
        server.wait()
        signals.cancel()
        return ExitStatus.success
    }

    private func announce(_ server: Server<ServiceHandler>, _ catalog: ModelCatalog, _ settings: ServerSettings) {
        var lines = ["\(ServiceIdentity.name) \(ServiceIdentity.version)"]
        for model in catalog.models {
            let isDefault = catalog.defaultModel(for: model.kind) === model
            lines.append(
                "  model \(model.name): \(model.kind.rawValue)\(isDefault ? ", default" : ""), "
                    + "\(model.loaded.profiles.count) segments from \(model.loaded.overall.count) customers")
        }
        let host = settings.address.contains(":") ? "[\(settings.address)]" : settings.address
        lines.append("  listening on http://\(host):\(server.port) with \(settings.options.loops) loops")
        Console.print(lines.joined(separator: "\n") + "\n")
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
