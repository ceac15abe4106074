import Glibc

/// A thread that runs one event loop.
///
/// Threads of the pool that Swift's tasks and Dispatch share must not block, and a loop does nothing else.
struct LoopThread: Sendable {
    private let identifier: pthread_t

    private final class Body: Sendable {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    /// Starts a thread that runs `body` and ends.
    init(_ body: @escaping @Sendable () -> Void) throws(SystemError) {
        var identifier = pthread_t()
        // The thread takes the reference over; where there is no thread it is given back below.
        let reference = unsafe Unmanaged.passRetained(Body(body))
        let code = unsafe pthread_create(
            &identifier, nil,
            { argument in
                guard let argument = unsafe argument else { return nil }
                unsafe Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run()
                return nil
            }, reference.toOpaque())
        guard code == 0 else {
            unsafe reference.release()
            throw SystemError(call: "pthread_create", code: code)
        }
        self.identifier = identifier
    }

    /// Waits for the thread to end; once.
    func join() { _ = pthread_join(identifier, nil) }
}
