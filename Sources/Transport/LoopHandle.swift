import Synchronization

/// What other threads know of an event loop: how to reach it and how much it carries.
final class LoopHandle: Sendable {
    let mailbox: Mailbox
    /// What the loop waits with; made here so that all that can fail has been tried before a thread starts.
    let poller: Poller
    private let count = Atomic<Int>(0)
    private let ended = Atomic<Bool>(false)

    init() throws(SystemError) {
        mailbox = try Mailbox()
        poller = try Poller()
        try poller.watch(mailbox.wakeup, token: EventLoop.mailboxToken)
    }

    /// Connections handed to the loop and not yet closed.
    var connections: Int { count.load(ordering: .relaxed) }

    /// Whether its thread has nothing left to do.
    var hasEnded: Bool { ended.load(ordering: .acquiring) }

    /// Notes that its thread has nothing left to do.
    func noteEnd() { ended.store(true, ordering: .releasing) }

    /// Counts a connection handed to the loop.
    func countOpened() { count.add(1, ordering: .relaxed) }

    /// Counts a connection of the loop that was closed.
    func countClosed() { count.subtract(1, ordering: .relaxed) }
}
