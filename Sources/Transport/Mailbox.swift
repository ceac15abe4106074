import CLinux
import Glibc
import HTTP1
import Locks

/// How other threads reach an event loop: a queue and an eventfd that wakes it.
final class Mailbox: Sendable {
    /// What a loop can be told.
    enum Message: Sendable {
        /// Take over an accepted connection.
        case adopt(socket: Int32, peer: PeerAddress)
        /// Run this with the loop's handler.
        case run(@Sendable (any RequestHandler) -> Void)
        /// Say in every answer that its connection closes; the accepting loop stops accepting at `graceEnd`.
        case drain(graceEnd: Timestamp, deadline: Timestamp)
        /// Accepting has ended: close idle connections and leave when none is left.
        case finish
        /// Look around: what another thread noted has changed.
        case wake
        /// Leave now.
        case stop
    }

    let wakeup: Descriptor
    private let messages = Lock<[Message]>([])

    init() throws(SystemError) {
        let number = eventfd(0, Int32(EFD_NONBLOCK | EFD_CLOEXEC))
        guard number >= 0 else { throw SystemError(call: "eventfd", code: errno) }
        wakeup = Descriptor(number)
    }

    /// Leaves a message and wakes the loop.
    func post(_ message: Message) {
        messages.withLock { $0.append(message) }
        var one: UInt64 = 1
        // The counter cannot overflow, and a loop that is awake reads all messages anyway.
        _ = unsafe write(wakeup.number, &one, 8)
    }

    /// Takes all messages, oldest first.
    func take() -> [Message] {
        var count: UInt64 = 0
        _ = unsafe read(wakeup.number, &count, 8)
        return messages.withLock { queue in
            let taken = queue
            queue.removeAll()
            return taken
        }
    }
}
