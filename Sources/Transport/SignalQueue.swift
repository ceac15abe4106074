import CLinux
import Glibc

/// Signals that wait in the kernel until somebody takes them: signalfd(2).
package final class SignalQueue: Sendable {
    let descriptor: Descriptor

    /// Lets signals wait from now on: none ends the process halfway or is lost.
    ///
    /// To be made on the main thread before there are others, which then leave the signals to the queue.
    package init(_ numbers: [Int32]) throws(SystemError) {
        var signals = sigset_t()
        // Each call writes to the set or reads it, and keeps nothing.
        unsafe sigemptyset(&signals)
        for number in numbers { unsafe sigaddset(&signals, number) }
        let code = unsafe pthread_sigmask(SIG_BLOCK, &signals, nil)
        guard code == 0 else { throw SystemError(call: "pthread_sigmask", code: code) }
        let number = unsafe signalfd(-1, &signals, Int32(SFD_NONBLOCK | SFD_CLOEXEC))
        guard number >= 0 else { throw SystemError(call: "signalfd", code: errno) }
        descriptor = Descriptor(number)
    }

    /// The signal that has waited longest; nil where none waits.
    func take() -> Int32? {
        var signal = signalfd_siginfo()
        let size = MemoryLayout<signalfd_siginfo>.size
        guard unsafe read(descriptor.number, &signal, size) == size else { return nil }
        return Int32(truncatingIfNeeded: signal.ssi_signo)
    }
}

/// A queue of signals and what is done about each.
package struct SignalWatch: Sendable {
    let queue: SignalQueue
    private let handle: @Sendable (Int32) -> Void

    /// Handles the signals of `queue` by `handle`, which must not block.
    package init(_ queue: SignalQueue, handle: @escaping @Sendable (Int32) -> Void) {
        self.queue = queue
        self.handle = handle
    }

    /// Handles the signals that wait.
    func handleAll() {
        while let signal = queue.take() { handle(signal) }
    }
}
