import Bytes
import Glibc
import HTTP1

extension EventLoop {
    /// Sends what a connection answered, then does what it wishes.
    mutating func settle(_ slot: UInt32) {
        let connection = unsafe table.connection(slot)
        if unsafe workspace.output.isEmpty && connection.pointee.awaitsRequest && state == .serving {
            return unsafe wheel.set(slot, to: connection.pointee.http.deadline)
        }
        guard unsafe sendOutput(connection) else { return close(slot) }
        if unsafe connection.pointee.http.wantsShutdown {
            unsafe _ = shutdown(connection.pointee.descriptor.number, Int32(SHUT_WR))
            unsafe connection.pointee.http.didShutDown(workspace)
        }
        guard unsafe !connection.pointee.http.isClosed else { return close(slot) }
        if unsafe connection.pointee.http.wantsTurn { return awaitTurn(slot) }
        var deadline = unsafe connection.pointee.http.deadline
        if case .finishing(_, let patienceEnd) = state, unsafe connection.pointee.http.isIdle {
            guard unsafe connection.pointee.http.isUnused, workspace.now < patienceEnd else { return closeIdle(slot) }
            deadline = min(deadline, patienceEnd)
        }
        unsafe watch(connection, slot)
        wheel.set(slot, to: deadline)
    }

    /// Closes a connection and frees its slot.
    mutating func close(_ slot: UInt32) {
        let connection = unsafe table.connection(slot)
        unsafe connection.pointee.http.didClose(workspace)
        let isCounted = unsafe connection.pointee.isCounted
        wheel.remove(slot)
        table.remove(slot)
        if isCounted {
            handle.countClosed()
        } else {
            acceptor?.refusedCount -= 1
        }
    }

    /// Closes an idle connection at the end, unless a request has reached its socket meanwhile: that one is answered.
    private mutating func closeIdle(_ slot: UInt32) {
        let connection = unsafe table.connection(slot)
        let count = unsafe system.receive(connection.pointee.descriptor.number, round.scratch)
        guard count > 0 else { return close(slot) }
        // Just written by the kernel, and not written again while the span is in use.
        let bytes = unsafe Span<UInt8>(_unsafeBytes: UnsafeRawBufferPointer(rebasing: round.scratch[..<count]))
        unsafe connection.pointee.http.receive(bytes, &workspace)
        settle(slot)
    }

    /// Tells the kernel what the connection waits for, where that has changed.
    private func watch(_ connection: UnsafeMutablePointer<Connection>, _ slot: UInt32) {
        var interest: Poller.Interest = []
        if unsafe connection.pointee.http.wantsToRead { interest.insert(.read) }
        if unsafe connection.pointee.http.wantsToWrite { interest.insert(.write) }
        guard unsafe interest != connection.pointee.interest else { return }
        unsafe connection.pointee.interest = interest
        unsafe handle.poller.modify(connection.pointee.descriptor.number, interest, token: table.token(of: slot))
    }
}
