package import HTTP1
import Locks
internal import Threads

/// A running server: event loops on threads of their own, one of which accepts.
///
/// Every loop makes a handler of its own on its own thread; `post` is how anything reaches it later.
package final class Server<Handler: RequestHandler>: Sendable {
    /// The port it listens on.
    package let port: UInt16
    let loops: [LoopHandle]
    private let threads = Lock<[POSIXThread]>([])
    /// The first loop, where it waits for a thread to be lent to it.
    private let firstLoop: Lock<(@Sendable (SignalWatch) -> Void)?>

    /// Starts serving the listener.
    ///
    /// - Parameter makeHandler: called once per loop, on the loop's thread, with the loop's number from zero.
    /// - Throws: where the kernel has no descriptors or threads left; nothing keeps running then.
    package init(
        _ listener: consuming Listener, options: ServerOptions = ServerOptions(),
        makeHandler: @escaping @Sendable (Int) -> Handler
    ) throws(SystemError) {
        precondition(options.loops > 0, "a server needs a loop")
        port = listener.port
        var loops: [LoopHandle] = []
        for _ in 0..<options.loops { loops.append(try LoopHandle()) }
        self.loops = loops
        try loops[0].poller.watch(listener.descriptor, token: EventLoop.listenerToken)
        let shared = SharedListener(listener)
        let run: @Sendable (Int, SignalWatch?) -> Void = { [loops] number, signals in
            let acceptor = number == 0 ? shared.makeAcceptor(loops, options.maximumConnections) : nil
            var loop = EventLoop(
                handle: loops[number], handler: makeHandler(number), options: options, acceptor: acceptor,
                signals: signals)
            loop.run()
        }
        let runFirst: @Sendable (SignalWatch) -> Void = { run(0, $0) }
        firstLoop = Lock(options.borrowsThread ? runFirst : nil)
        for number in loops.indices.dropFirst(options.borrowsThread ? 1 : 0).reversed() {
            do throws(POSIXThread.StartError) {
                let thread = try POSIXThread { [loops] in
                    run(number, nil)
                    loops[number].noteEnd()
                    // Whoever lent the first loop a thread may be waiting for this.
                    loops[0].mailbox.post(.wake)
                }
                threads.withLock { $0.append(thread) }
            } catch {
                stop()
                throw SystemError(call: "pthread_create", code: error.code)
            }
        }
    }

    deinit {
        stop()
        wait()
    }

    /// Connections being served.
    package var connectionCount: Int { loops.reduce(0) { $0 + $1.connections } }

    /// Connections being served by each loop.
    package var connectionCounts: [Int] { loops.map(\.connections) }

    /// Lets every loop run `change` with its own handler, on its own thread, between two events.
    package func post(_ change: @escaping @Sendable (Handler) -> Void) {
        for loop in loops {
            loop.mailbox.post(
                .run { handler in
                    guard let handler = handler as? Handler else { return }
                    change(handler)
                })
        }
    }

    /// Ends without losing a request.
    ///
    /// At once handlers learn of it (`drainingBegan`) and answers say `Connection: close`. For `grace` new
    /// connections and requests are still answered. Then the listener closes, then each connection as it becomes idle,
    /// one that has not been used yet a second later. After `deadline`, counted from now, those that are left are
    /// closed as they are. `wait` returns then.
    package func drain(grace: Duration, deadline: Duration) {
        let now = Clock.now()
        let graceEnd = now.advanced(by: grace.wholeNanoseconds)
        let end = max(graceEnd, now.advanced(by: deadline.wholeNanoseconds))
        // The accepting loop last: it tells the others to finish, and they must know of the draining by then.
        for loop in loops.reversed() { loop.mailbox.post(.drain(graceEnd: graceEnd, deadline: end)) }
    }

    /// Ends now, whatever is under way.
    package func stop() {
        for loop in loops { loop.mailbox.post(.stop) }
    }

    /// Serves with the first loop on the calling thread until all loops have ended, and handles signals there.
    ///
    /// A process of one loop has a single thread then, for which the kernel counts no references to descriptors: two to
    /// three per cent of what an answer costs.
    ///
    /// - Precondition: the first loop borrows its thread, and has not been lent one.
    package func run(_ signals: SignalWatch) throws(SystemError) {
        guard let run = firstLoop.withLock({ $0.take() }) else { preconditionFailure("the first loop has a thread") }
        try loops[0].poller.watch(signals.queue.descriptor, token: EventLoop.signalToken)
        run(signals)
        var batch = Poller.Batch()
        // The others may take longer, and a second signal may tell them not to.
        while loops.dropFirst().contains(where: { !$0.hasEnded }) {
            loops[0].poller.wait(milliseconds: -1, into: &batch)
            _ = loops[0].mailbox.take()
            signals.handleAll()
        }
        wait()
    }

    /// Waits until all loops with threads of their own have ended.
    package func wait() {
        threads.withLock { threads in
            for thread in threads { thread.join() }
            threads = []
        }
    }
}

/// Carries the listener to the thread that will own it.
private final class SharedListener: Sendable {
    private let listener: Lock<Listener?>

    init(_ listener: consuming Listener) { self.listener = Lock(listener) }

    func makeAcceptor(_ loops: [LoopHandle], _ maximumConnections: Int) -> Acceptor? {
        guard let listener = listener.withLock({ $0.take() }) else { return nil }
        return Acceptor(listener: listener, loops: loops, maximumConnections: maximumConnections)
    }
}
