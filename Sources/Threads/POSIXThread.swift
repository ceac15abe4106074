import Glibc
import Synchronization

/// A thread of its own for one piece of work.
///
/// Threads of the pool that Swift's tasks and Dispatch share must not block, and some of them stay for good: a process
/// with a second thread pays for each use of a descriptor.
package struct POSIXThread: Sendable {
    private let identifier: pthread_t

    /// Why a thread could not be started.
    package struct StartError: Error, Equatable, Sendable, CustomStringConvertible {
        /// What pthread_create(3) returned.
        package let code: Int32

        package var description: String {
            // strerror's text is static or thread-local, and copied at once.
            let text = unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
            return "no thread can be started: \(text)"
        }
    }

    private final class Body: Sendable {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    /// Starts a thread that runs `body` and ends; it is to be joined or detached once.
    package init(_ body: @escaping @Sendable () -> Void) throws(StartError) {
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
            throw StartError(code: code)
        }
        self.identifier = identifier
    }

    /// Lets other threads go before the calling one: it gets a tenth of what they get of a processor that all want, and
    /// all that they leave. On Linux each thread has a nice value of its own, which setpriority(2) cannot fail to raise,
    /// and holds at 19.
    package static func giveWay() {
        let thread = Int32(PRIO_PROCESS.rawValue)
        setpriority(thread, 0, getpriority(thread, 0) + 10)
    }

    /// Waits for the thread to end.
    package func join() { _ = pthread_join(identifier, nil) }

    /// Lets the thread end unwaited for.
    package func detach() { _ = pthread_detach(identifier) }

    /// Runs `body` for each number below `count`, those in front first, on several threads of which the calling one is
    /// the first; returns when all are done. Where threads cannot be started, there are fewer.
    package static func perform(_ count: Int, threads: Int, _ body: @Sendable (Int) -> Void) {
        withoutActuallyEscaping(body) { body in
            let work = Shares(count, body)
            let others = (1..<max(1, min(threads, count))).compactMap { _ in try? POSIXThread(work.run) }
            work.run()
            for thread in others { thread.join() }
        }
    }

    private final class Shares: Sendable {
        private let next = Atomic<Int>(0)
        private let count: Int
        private let body: @Sendable (Int) -> Void

        init(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
            (self.count, self.body) = (count, body)
        }

        func run() {
            while case let number = next.add(1, ordering: .relaxed).oldValue, number < count { body(number) }
        }
    }
}
