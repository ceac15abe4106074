import Dispatch
import Glibc
import Service
import Synchronization
import Transport

/// Turns signals into calls: SIGTERM and SIGINT end the server, SIGHUP reads its models again.
final class SignalSources: Sendable {
    private let sources: Mutex<[any DispatchSourceSignal]>

    /// Listens for signals on a queue of its own.
    init(_ server: Server<ServiceHandler>, _ settings: ServerSettings) {
        let queue = DispatchQueue(label: "signals")
        func source(_ number: Int32, _ handle: @escaping @Sendable () -> Void) -> any DispatchSourceSignal {
            // The default would end the process before the source hears of the signal.
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler(handler: handle)
            source.resume()
            return source
        }
        let ending = Ending()
        // A client that closed while it was answered must not end the process.
        signal(SIGPIPE, SIG_IGN)
        sources = Mutex([
            source(SIGTERM) { ending.begin(server, grace: settings.grace, deadline: settings.drainDeadline) },
            // Whoever presses Ctrl-C is no load balancer and waits for the process.
            source(SIGINT) { ending.begin(server, grace: .zero, deadline: settings.drainDeadline) },
            source(SIGHUP) { Self.reload(server, settings.modelsDirectory) },
        ])
    }

    /// Stops listening.
    func cancel() {
        sources.withLock { sources in
            for source in sources { source.cancel() }
        }
    }

    /// Replaces the models when all bundles are good, and changes nothing otherwise.
    private static func reload(_ server: Server<ServiceHandler>, _ directory: String) {
        do throws(ModelCatalog.Failure) {
            let catalog = try ModelCatalog.load(directory)
            server.post { $0.catalog = catalog }
            Console.print("models read again: " + catalog.models.map(\.name).joined(separator: ", ") + "\n")
        } catch {
            Console.report("models not read again, the former ones stay: \(error)")
        }
    }
}

/// Ends the server once: told a second time, it does not wait.
private final class Ending: Sendable {
    private let hasBegun = Mutex(false)

    func begin(_ server: Server<ServiceHandler>, grace: Duration, deadline: Duration) {
        let wasBegun = hasBegun.withLock { exchange(&$0, with: true) }
        if wasBegun { server.stop() } else { server.drain(grace: grace, deadline: deadline) }
    }
}
