import Bytes
import Glibc
import HTTP1

extension EventLoop {
    /// Takes over an accepted connection.
    ///
    /// - Parameter refusal: where given, the connection is answered with it and closed, whatever it asks.
    mutating func adopt(_ descriptor: consuming Descriptor, _ peer: PeerAddress, refusing refusal: Refusal? = nil) {
        let (slot, token) = table.reserve()
        guard handle.poller.add(descriptor.number, .read, token: token) == 0 else {
            // The kernel is out of memory for one more watch; the client sees its connection closed.
            table.unreserve(slot)
            if refusal == nil { handle.countClosed() }
            return
        }
        var http = HTTPConnection(peer: peer, workspace: workspace)
        if let refusal { http.refuse(refusal, &workspace) }
        table.insert(
            Connection(descriptor: descriptor, http: http, interest: .read, isCounted: refusal == nil), into: slot)
        settle(slot)
    }

    /// Acts on what the kernel reported of a connection.
    mutating func serve(_ slot: UInt32, _ event: Poller.Event) {
        // In use: the caller looked it up; nothing below frees it before its last use.
        let connection = unsafe table.connection(slot)
        if unsafe event.isWritable || (event.isBroken && connection.pointee.http.wantsToWrite) {
            guard sendWaiting(slot) else { return close(slot) }
        }
        if unsafe (event.isReadable || event.isBroken) && connection.pointee.http.wantsToRead {
            // Streams come last: everybody in a round waits for the slowest.
            if unsafe connection.pointee.http.isStreaming { return awaitTurn(slot) }
            servesOthers = true
            read(slot, atMost: .max)
        } else {
            settle(slot)
        }
    }

    /// Puts a connection behind those that are ready.
    mutating func awaitTurn(_ slot: UInt32) {
        let connection = unsafe table.connection(slot)
        guard unsafe !connection.pointee.awaitsTurn else { return }
        unsafe connection.pointee.awaitsTurn = true
        postponed.append(table.token(of: slot))
    }

    /// Lets a connection go on with the work it put off or, where that is done, with what has come since: no more than
    /// one turn's worth, so that nothing has to be kept until the next.
    mutating func resume(_ slot: UInt32) {
        let connection = unsafe table.connection(slot)
        unsafe connection.pointee.awaitsTurn = false
        if unsafe connection.pointee.http.wantsToRead {
            read(slot, atMost: workspace.streamTurnBytes)
            return serveRound()
        }
        unsafe connection.pointee.http.resume(&workspace)
        settle(slot)
    }

    /// Acts on a deadline that came up, which may have been moved since.
    mutating func expire(_ slot: UInt32) {
        let connection = unsafe table.connection(slot)
        unsafe connection.pointee.http.deadlinePassed(&workspace)
        settle(slot)
    }

    /// Sends what waits from before; returns whether the connection still lives.
    private mutating func sendWaiting(_ slot: UInt32) -> Bool {
        let connection = unsafe table.connection(slot)
        guard unsafe connection.pointee.http.wantsToWrite else { return true }
        let number = unsafe connection.pointee.descriptor.number
        let sent = unsafe system.send(number, connection.pointee.http.unsent.bytes)
        guard sent >= 0 else { return Self.isTransient(sent) }
        unsafe connection.pointee.http.didSend(sent, &workspace)
        return true
    }

    /// Sends what the connection just answered; returns whether it still lives.
    mutating func sendOutput(_ connection: UnsafeMutablePointer<Connection>) -> Bool {
        while !workspace.output.isEmpty {
            var sent = 0
            if unsafe !connection.pointee.http.wantsToWrite {
                sent = unsafe system.send(connection.pointee.descriptor.number, workspace.output.bytes)
                guard sent >= 0 || Self.isTransient(sent) else {
                    workspace.output.removeAll()
                    return false
                }
            }
            unsafe connection.pointee.http.didSend(max(0, sent), &workspace)
        }
        return true
    }

    /// Whether a failed send may succeed later: the socket's buffer or the kernel's memory is full for now.
    static func isTransient(_ result: Int) -> Bool {
        [EAGAIN, ENOBUFS, ENOMEM].contains(Int32(-result))
    }
}
