import Glibc
import Locks
import ModelBundle
import Service
import Threads
import Transport

/// What signals do: SIGTERM and SIGINT end the server, SIGHUP reads its models and opens its access log again.
final class SignalHandler: Sendable {
    /// The signals it handles.
    static let numbers = [SIGTERM, SIGINT, SIGHUP]

    private let servers: RunningServers
    private let settings: ServerSettings
    private let accessLog: AccessLog?
    private let isEnding = Lock(false)
    private let reloads = Lock(Reloads())

    /// One reload is under way at a time, and one more waits however often it is asked for.
    private struct Reloads {
        var isRunning = false
        var isWanted = false
    }

    init(_ servers: RunningServers, _ settings: ServerSettings, _ accessLog: AccessLog?) {
        self.servers = servers
        self.settings = settings
        self.accessLog = accessLog
    }

    /// Handles one of the signals, without waiting.
    func handle(_ number: Int32) {
        switch number {
        case SIGTERM: end(grace: settings.grace)
        // Whoever presses Ctrl-C is no load balancer and waits for the process.
        case SIGINT: end(grace: .zero)
        case SIGHUP: reload()
        default: break
        }
    }

    /// Ends the server; told a second time, it does not wait.
    private func end(grace: Duration) {
        let wasEnding = isEnding.withLock { exchange(&$0, with: true) }
        if wasEnding { servers.stop() } else { servers.drain(grace: grace, deadline: settings.drainDeadline) }
    }

    /// Reads again what may have changed, on a thread of its own because a loop must not wait for files.
    private func reload() {
        let wasRunning = reloads.withLock { reloads in
            reloads.isWanted = true
            return exchange(&reloads.isRunning, with: true)
        }
        guard !wasRunning else { return }
        do throws(POSIXThread.StartError) {
            try POSIXThread { [self] in
                while beginsReload() {
                    reopenAccessLog()
                    reloadModels()
                    reloadKeys()
                }
            }.detach()
        } catch {
            reloads.withLock { $0 = Reloads() }
            Console.report("nothing read again: \(error)")
        }
    }

    /// Whether a reload is wanted, which then is under way; else none is any more.
    private func beginsReload() -> Bool {
        reloads.withLock { reloads in
            reloads.isRunning = reloads.isWanted
            return exchange(&reloads.isWanted, with: false)
        }
    }

    /// Goes on in a new file where the access log's was renamed.
    private func reopenAccessLog() {
        guard let accessLog else { return }
        do throws(AccessLogError) {
            try accessLog.check()
            servers.reopenAccessLog()
        } catch {
            Console.report("access log not opened again, the former file stays: \(error)")
        }
    }

    /// Replaces the models when all bundles are good, and changes nothing otherwise.
    private func reloadModels() {
        do throws(ModelCatalog.Failure) {
            let catalog = try servers.store.reload()
            Console.print("models read again: " + catalog.models.map(\.name).joined(separator: ", ") + "\n")
            for warning in catalog.warnings { Console.report("warning: \(warning)") }
        } catch {
            Console.report("models not read again, the former ones stay: \(error)")
        }
    }

    /// Replaces the keys when all of them can be read, and changes nothing otherwise.
    private func reloadKeys() {
        guard let access = servers.access else { return }
        do throws(BundleError) {
            guard let keys = try settings.access.readKeys() else { return }
            let renewed = access.replacing(keys)
            servers.service.post { $0.access = renewed }
            Console.print("API keys read again: \(keys.count)\n")
        } catch {
            Console.report("API keys not read again, the former ones stay: \(error)")
        }
    }
}
