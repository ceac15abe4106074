import Dispatch
import Glibc
import Locks
import ModelBundle
import Service
import Transport

/// Turns signals into calls: SIGTERM and SIGINT end the server, SIGHUP reads its models and opens
/// its access log again.
final class SignalSources: Sendable {
    private let sources: Lock<[any DispatchSourceSignal]>

    /// Lets signals wait from now until there is a listener: none must end the process halfway or be lost.
    ///
    /// Call it on the main thread before there are others, which then leave signals to the listener.
    static func hold() { mask(SIG_BLOCK) }

    /// Listens for signals on a queue of its own, those that waited included.
    init(_ servers: RunningServers, _ settings: ServerSettings, _ accessLog: AccessLog?) {
        let queue = DispatchQueue(label: "signals")
        let registration = DispatchGroup()
        func source(_ number: Int32, _ handle: @escaping @Sendable () -> Void) -> any DispatchSourceSignal {
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler(handler: handle)
            registration.enter()
            source.setRegistrationHandler { registration.leave() }
            source.resume()
            return source
        }
        let ending = Ending()
        // A client that closed while it was answered must not end the process.
        signal(SIGPIPE, SIG_IGN)
        sources = Lock([
            source(SIGTERM) { ending.begin(servers, grace: settings.grace, deadline: settings.drainDeadline) },
            // Whoever presses Ctrl-C is no load balancer and waits for the process.
            source(SIGINT) { ending.begin(servers, grace: .zero, deadline: settings.drainDeadline) },
            source(SIGHUP) {
                if let accessLog { Self.reopen(accessLog, servers) }
                Self.reload(servers.store)
                Self.reload(settings.access, servers)
            },
        ])
        registration.wait()
        Self.mask(SIG_UNBLOCK)
    }

    private static func mask(_ change: Int32) {
        var signals = sigset_t()
        // Each call writes to the set or reads it, and keeps nothing.
        unsafe sigemptyset(&signals)
        for number in [SIGTERM, SIGINT, SIGHUP] { unsafe sigaddset(&signals, number) }
        unsafe pthread_sigmask(change, &signals, nil)
    }

    /// Stops listening.
    func cancel() {
        sources.withLock { sources in
            for source in sources { source.cancel() }
        }
    }

    /// Goes on in a new file where the access log's was renamed.
    private static func reopen(_ accessLog: AccessLog, _ servers: RunningServers) {
        do throws(AccessLogError) {
            try accessLog.check()
            servers.reopenAccessLog()
        } catch {
            Console.report("access log not opened again, the former file stays: \(error)")
        }
    }

    /// Replaces the keys when all of them can be read, and changes nothing otherwise.
    private static func reload(_ settings: AccessSettings, _ servers: RunningServers) {
        guard let access = servers.access else { return }
        do throws(BundleError) {
            guard let keys = try settings.readKeys() else { return }
            let renewed = access.replacing(keys)
            servers.service.post { $0.access = renewed }
            Console.print("API keys read again: \(keys.count)\n")
        } catch {
            Console.report("API keys not read again, the former ones stay: \(error)")
        }
    }

    /// Replaces the models when all bundles are good, and changes nothing otherwise.
    private static func reload(_ store: ModelStore) {
        do throws(ModelCatalog.Failure) {
            let catalog = try store.reload()
            Console.print("models read again: " + catalog.models.map(\.name).joined(separator: ", ") + "\n")
            for warning in catalog.warnings { Console.report("warning: \(warning)") }
        } catch {
            Console.report("models not read again, the former ones stay: \(error)")
        }
    }
}

/// Ends the server once: told a second time, it does not wait.
private final class Ending: Sendable {
    private let hasBegun = Lock(false)

    func begin(_ servers: RunningServers, grace: Duration, deadline: Duration) {
        let wasBegun = hasBegun.withLock { exchange(&$0, with: true) }
        if wasBegun { servers.stop() } else { servers.drain(grace: grace, deadline: deadline) }
    }
}
