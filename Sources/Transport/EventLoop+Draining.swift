import HTTP1

extension EventLoop {
    /// When the loop itself has something to do.
    var nextOwnDeadline: Timestamp {
        switch state {
        case .serving, .stopped: return acceptingResumes
        case .draining(let graceEnd, let deadline):
            return min(acceptingResumes, isAccepting ? min(graceEnd, deadline) : deadline)
        case .finishing(let deadline): return min(acceptingResumes, deadline)
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
            if graceEnd <= workspace.now, isAccepting { endGrace() }
            if deadline <= workspace.now { state = .stopped }
        }
        if case .finishing(let deadline) = state, deadline <= workspace.now || table.count == 0 { state = .stopped }
    }

    /// The accepting loop's part: no connection can come any more, so all loops may finish. Connections handed over
    /// before lie in the mailboxes before the message that says so.
    private mutating func endGrace() {
        let loops = acceptor?.loops ?? []
        stopAccepting()
        for loop in loops where loop !== handle { loop.mailbox.post(.finish) }
        finish()
    }

    /// Closes the connections that wait for nothing, and from now on each one that comes to that point.
    mutating func finish() {
        guard case .draining(_, let deadline) = state else { return }
        state = .finishing(deadline: deadline)
        for slot in table.occupiedSlots where unsafe table.connection(slot).pointee.http.isIdle { closeIdle(slot) }
    }

    /// Closes every connection, and those that were handed over too late to be served.
    mutating func closeAll() {
        for slot in table.occupiedSlots { close(slot) }
        acceptor = nil
        for case .adopt(let socket, _) in handle.mailbox.take() { _ = Descriptor(socket) }
    }
}
