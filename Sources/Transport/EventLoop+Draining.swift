import HTTP1

extension EventLoop {
    /// How long a connection that was accepted just before the listener closed may take to send its first request.
    private static let firstRequestPatience: Int64 = 1_000_000_000

    /// How long connections whose making has begun may take to come out of the listener before it closes.
    private static let handshakePatience: Int64 = 20_000_000

    /// When the loop itself has something to do.
    var nextOwnDeadline: Timestamp {
        switch state {
        case .serving, .stopped: return acceptingResumes
        case .draining(let graceEnd, let deadline):
            let acceptingEnds = listenerCloses == .never ? graceEnd : listenerCloses
            return min(acceptingResumes, isAccepting ? min(acceptingEnds, deadline) : deadline)
        case .finishing(let deadline, _): return min(acceptingResumes, deadline)
        }
    }

    /// From now on every answer closes its connection; new connections are still accepted and answered.
    mutating func beginDraining(graceEnd: Timestamp, deadline: Timestamp) {
        guard state == .serving else { return }
        state = .draining(graceEnd: graceEnd, deadline: deadline)
        workspace.beginDraining()
    }

    /// Moves on once grace or deadline are over, or nothing is left to wait for.
    mutating func advanceState() {
        resumeAccepting()
        if case .draining(let graceEnd, let deadline) = state {
            if graceEnd <= workspace.now, isAccepting { endAccepting() }
            if deadline <= workspace.now { state = .stopped }
        }
        if case .finishing(let deadline, _) = state, deadline <= workspace.now || table.count == 0 { state = .stopped }
    }

    /// The accepting loop's part, in two steps: nobody may begin to connect, then the listener closes.
    ///
    /// Closing resets what the kernel has not yet handed over, under the hands of clients that may have sent their
    /// request. Where the kernel cannot hold new clients back, that rare loss has to be borne.
    private mutating func endAccepting() {
        if listenerCloses == .never {
            let isHoldingBack = acceptor?.listener.dropNewConnections() == true
            listenerCloses = isHoldingBack ? workspace.now.advanced(by: Self.handshakePatience) : workspace.now
        }
        if listenerCloses <= workspace.now { closeListener() }
    }

    /// No connection can come any more, so all loops may finish. Connections handed over before lie in the mailboxes
    /// before the message that says so.
    private mutating func closeListener() {
        let loops = acceptor?.loops ?? []
        stopAccepting()
        for loop in loops where loop !== handle { loop.mailbox.post(.finish) }
        finish()
    }

    /// Closes the connections that wait for nothing, and from now on each one that comes to that point.
    ///
    /// Those that have not been used yet wait a little longer: their clients were let in, cannot know of the end, and
    /// are about to send.
    mutating func finish() {
        guard case .draining(_, let deadline) = state else { return }
        let patienceEnd = min(deadline, workspace.now.advanced(by: Self.firstRequestPatience))
        state = .finishing(deadline: deadline, patienceEnd: patienceEnd)
        for slot in table.occupiedSlots where unsafe table.connection(slot).pointee.http.isIdle { settle(slot) }
    }

    /// Closes every connection, and those that were handed over too late to be served.
    mutating func closeAll() {
        for slot in table.occupiedSlots { close(slot) }
        acceptor = nil
        for case .adopt(let socket, _) in handle.mailbox.take() { _ = Descriptor(socket) }
    }
}
