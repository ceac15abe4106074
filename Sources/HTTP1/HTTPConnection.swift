public import Bytes

/// One connection as a pure state machine: bytes and time in, bytes and wishes out; no socket, no clock.
///
/// After each call (`receive`, `receiveEnd`, `resume`, `deadlinePassed`, `refuse`) the driver sends `unsent`, or where
/// that is empty what the connection added to the workspace's `output`, reports with `didSend` how much the client
/// took, and then does what the connection wishes: `isClosed`, `wantsShutdown`, `wantsTurn`, `wantsToRead`, `wantsToWrite`, `deadline`.
@usableFromInline package struct HTTPConnection: ~Copyable {
    @frozen @usableFromInline enum Phase: Sendable, Equatable {
        /// Waiting for a head, or reading one.
        case head
        /// Collecting the body that `respond` will be given.
        case collecting
        /// Handing parts of the body to a stream.
        case streaming
        /// The body is complete and the stream goes on answering.
        case producing
        /// Answered; reading past a body nobody wanted.
        case discarding
        /// Closing once everything is sent.
        case ending
        /// The same, and lingering then, for the client may still be sending.
        case endingToLinger
        /// Writing is shut down; dropping what still arrives so that the client gets to read the answer.
        case lingering
        case closed
    }

    /// Who is at the other end.
    package let peer: PeerAddress
    @usableFromInline var phase = Phase.head
    var parser = RequestParser()
    var exchange: Exchange
    @usableFromInline var stream: (any RequestStream)?
    @usableFromInline var requests = 0
    /// Input that waits: a head that is not complete, or requests behind one that is not answered.
    @usableFromInline var held = ByteBuffer()
    /// The head of a request that is answered only later.
    var head = ByteBuffer()
    /// The body collected so far.
    var body = ByteBuffer()
    /// Answer bytes the client had no room for.
    @usableFromInline package internal(set) var unsent = SendQueue()
    /// Whether there is work left that needs no further bytes.
    @usableFromInline var isPaused = false
    /// Whether the client has shut down its side: nothing further will come.
    @usableFromInline var peerEnded = false
    /// Whether a part of the next head has arrived.
    var headBegun = false
    /// Whether input remains behind the request being worked on.
    var moreFollows = false
    @usableFromInline var phaseDeadline: Timestamp
    @usableFromInline var writeDeadline = Timestamp.never
    /// When the client's window had no more room, where answers wait.
    var waitingSince = Timestamp.never
    @usableFromInline var windowEnd = Timestamp.never
    /// Bytes moved in both directions within the stream's window.
    var movedBytes = 0
    var lingeredBytes = 0

    /// The state of a connection that was just accepted.
    package init(peer: PeerAddress, workspace: borrowing HTTPWorkspace) {
        self.peer = peer
        exchange = Exchange(received: workspace.now)
        phaseDeadline = workspace.now.advanced(by: workspace.spans.idle)
    }
}

extension HTTPConnection {
    /// Whether everything is over and the descriptor should be closed.
    @inlinable
    package var isClosed: Bool {
        switch phase {
        case .closed: true
        case .ending: unsent.isEmpty
        default: false
        }
    }

    /// Whether the answer is out and the writing side should be shut down; report it with `didShutDown`.
    @inlinable
    package var wantsShutdown: Bool { phase == .endingToLinger && unsent.isEmpty }

    /// Whether it waits for the next request, or the rest of one, as nearly every connection does behind each call:
    /// then it wishes for nothing but to read.
    @inlinable
    package var awaitsRequest: Bool { phase == .head && unsent.isEmpty && !isPaused && !peerEnded }

    /// Whether `resume` should be called once other connections had their turn.
    @inlinable
    package var wantsTurn: Bool { isPaused && unsent.isEmpty }

    /// Whether the connection can use further bytes. It cannot while answers wait: that is the back-pressure.
    @inlinable
    package var wantsToRead: Bool {
        guard unsent.isEmpty, !isPaused, !peerEnded else { return false }
        switch phase {
        case .head, .collecting, .streaming, .discarding, .lingering: return true
        case .producing, .ending, .endingToLinger, .closed: return false
        }
    }

    /// Whether a stream is being handed the body.
    @inlinable
    package var isStreaming: Bool { phase == .streaming }

    /// Whether answer bytes wait for room in the client's window.
    @inlinable
    package var wantsToWrite: Bool { !unsent.isEmpty }

    /// Whether nothing is begun: no byte of a request has come, no byte of an answer waits.
    @inlinable
    package var isIdle: Bool { phase == .head && held.isEmpty && unsent.isEmpty }

    /// Whether the client has not sent anything yet since it connected.
    @inlinable
    package var isUnused: Bool { isIdle && requests == 0 }

    /// When `deadlinePassed` must be called unless something happens before.
    @inlinable
    package var deadline: Timestamp {
        if stream != nil { return windowEnd }
        return unsent.isEmpty ? phaseDeadline : writeDeadline
    }
}
