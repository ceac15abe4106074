import Bytes
import Glibc
import HTTP1

extension EventLoop {
    /// Accepted per turn, so that connections already here are not starved by new ones.
    private static let acceptsPerTurn = 64
    /// Connections beyond the limit that are answered at one time; further ones are closed without a word.
    private static let refusedAtOnce = 64
    /// Reads of input dropped behind a 503 that the reserved descriptor sends: no client may hold the loop.
    private static let readsPerRefusal = 16
    /// How long accepting rests after the kernel ran out of something: without a rest the loop would spin.
    private static let restNanoseconds: Int64 = 100_000_000

    /// What a failed accept calls for.
    private enum Failure {
        case nothingWaits, clientGone, noDescriptors, noResources

        init(_ code: Int32) {
            switch code {
            case EAGAIN: self = .nothingWaits
            case EMFILE, ENFILE: self = .noDescriptors
            // What accept(2) says to treat like EAGAIN and try again: the error was the new connection's.
            case ECONNABORTED, ECONNRESET, EPROTO, EPERM, ENETDOWN, ENOPROTOOPT, EHOSTDOWN, ENONET, EHOSTUNREACH,
                EOPNOTSUPP, ENETUNREACH:
                self = .clientGone
            default: self = .noResources
            }
        }
    }

    /// Accepts what waits, up to a turn's worth.
    mutating func acceptConnections() {
        for _ in 0..<Self.acceptsPerTurn {
            guard acceptOne() else { return }
        }
    }

    /// Accepts one connection; returns whether another may wait.
    private mutating func acceptOne() -> Bool {
        guard let listener = acceptor?.listener.descriptor.number else { return false }
        var peer = PeerAddress(high: 0, low: 0, port: 0)
        let socket = system.accept(listener, &peer)
        if socket >= 0 {
            assign(Descriptor(socket), peer)
            return true
        }
        switch Failure(-socket) {
        case .nothingWaits: return false
        case .clientGone: return true
        case .noDescriptors: return refuseWithReserve(listener)
        case .noResources:
            restFromAccepting()
            return false
        }
    }

    /// Hands a connection to the loop with the fewest, or answers 503 where all places are taken.
    private mutating func assign(_ descriptor: consuming Descriptor, _ peer: PeerAddress) {
        guard let limit = acceptor?.maximumConnections, let count = acceptor?.connectionCount else { return }
        guard count < limit else {
            guard let refused = acceptor?.refusedCount, refused < Self.refusedAtOnce else { return }
            acceptor?.refusedCount += 1
            return adopt(descriptor, peer, refusing: .tooManyConnections(limit: limit))
        }
        guard let chosen = acceptor?.leastBusy else { return }
        chosen.countOpened()
        if chosen === handle {
            adopt(descriptor, peer)
        } else {
            chosen.mailbox.post(.adopt(socket: descriptor.release(), peer: peer))
        }
    }

    /// Out of descriptors: gives up the reserved one to tell one client so, then takes it back.
    private mutating func refuseWithReserve(_ listener: Int32) -> Bool {
        guard acceptor?.giveUpReserve() == true else {
            acceptor?.takeBackReserve()
            restFromAccepting()
            return false
        }
        var peer = PeerAddress(high: 0, low: 0, port: 0)
        let socket = system.accept(listener, &peer)
        if socket >= 0 { refuseAtOnce(Descriptor(socket), peer) }
        acceptor?.takeBackReserve()
        guard socket >= 0 else {
            restFromAccepting()
            return false
        }
        return true
    }

    /// Answers 503 and closes within this turn: the descriptor is needed back.
    private mutating func refuseAtOnce(_ descriptor: consuming Descriptor, _ peer: PeerAddress) {
        var http = HTTPConnection(peer: peer, workspace: workspace)
        http.refuse(.tooManyConnections(limit: table.count), &workspace)
        _ = system.send(descriptor.number, workspace.output.bytes)
        workspace.output.removeAll()
        _ = shutdown(descriptor.number, Int32(SHUT_WR))
        // Unread input would turn the close into a reset that overtakes the answer.
        for _ in 0..<Self.readsPerRefusal {
            guard unsafe system.receive(descriptor.number, round.scratch) > 0 else { return }
        }
    }

    private mutating func restFromAccepting() {
        guard let number = acceptor?.listener.descriptor.number else { return }
        handle.poller.modify(number, [], token: Self.listenerToken)
        acceptingResumes = workspace.now.advanced(by: Self.restNanoseconds)
    }

    /// Accepts again once the rest is over.
    mutating func resumeAccepting() {
        guard acceptingResumes <= workspace.now, let number = acceptor?.listener.descriptor.number else { return }
        acceptingResumes = .never
        handle.poller.modify(number, .read, token: Self.listenerToken)
    }

    /// Accepts all that the kernel has accepted on the server's behalf, then closes the listener.
    mutating func stopAccepting() {
        while acceptOne() {}
        acceptor = nil
        isAccepting = false
        acceptingResumes = .never
    }
}
