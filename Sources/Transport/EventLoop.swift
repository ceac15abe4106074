import CLinux
import Glibc
import HTTP1

/// One thread's worth of connections: waits for the kernel, lets connections work, sends what they answer.
///
/// It lives on its thread's stack and shares nothing but its handle; read and write buffers are the loop's, so that a
/// connection costs memory only while it holds part of a request or of an answer.
@safe struct EventLoop: ~Copyable {
    static let mailboxToken = UInt64.max
    static let listenerToken = UInt64.max - 1
    static let signalToken = UInt64.max - 2

    let handle: LoopHandle
    let system: SystemCalls
    let handler: any RequestHandler
    var workspace: HTTPWorkspace
    private var batch = Poller.Batch()
    var table = ConnectionTable()
    var wheel: TimerWheel
    /// Connections that have work left without new bytes.
    var postponed = PostponedWork()
    /// Whether the current turn of the loop serves connections that put nothing off.
    var servesOthers = false
    /// Present on the loop that accepts, until it has stopped accepting.
    var acceptor: Acceptor?
    /// Whether there is an acceptor.
    var isAccepting: Bool
    /// Signals that this loop hears for the whole process.
    private let signals: SignalWatch?
    /// When accepting is tried again after the kernel ran out of something.
    var acceptingResumes = Timestamp.never
    /// When the handler wants a turn.
    private var handlerTurn = Timestamp.never
    /// When the listener closes, once it lets nobody begin to connect.
    var listenerCloses = Timestamp.never
    var state = State.serving
    /// The connections being served together.
    var round: Round

    /// How far the loop is on its way to the end.
    enum State: Sendable, Equatable {
        case serving
        /// Still serving; the accepting loop goes on to `finishing` at `graceEnd`, all are gone by `deadline`.
        case draining(graceEnd: Timestamp, deadline: Timestamp)
        /// Closing each connection as it becomes idle; one that has not been used yet is spared until `patienceEnd`.
        case finishing(deadline: Timestamp, patienceEnd: Timestamp)
        case stopped
    }

    init(
        handle: LoopHandle, handler: any RequestHandler, options: ServerOptions, acceptor: consuming Acceptor?,
        signals: SignalWatch? = nil
    ) {
        self.handle = handle
        self.signals = signals
        self.handler = handler
        system = options.system
        let now = Clock.now()
        workspace = HTTPWorkspace(
            handler: handler, configuration: options.http, now: now, secondsSince1970: Clock.secondsSince1970())
        wheel = TimerWheel(now: now)
        isAccepting = acceptor != nil
        self.acceptor = acceptor
        round = Round(readBytes: options.readBytes)
    }

    /// Serves until told to stop, or until draining has ended.
    mutating func run() {
        while state != .stopped {
            handle.poller.wait(milliseconds: waitMilliseconds(), into: &batch)
            workspace.advance(to: Clock.now(), secondsSince1970: Clock.secondsSince1970())
            servesOthers = false
            workspace.isContended = postponed.hasNeighbours(at: workspace.now)
            // Messages first: what was posted before a request arrived is known by the time it is answered.
            for index in 0..<batch.count where batch[index].token == Self.mailboxToken { readMailbox() }
            for index in 0..<batch.count { dispatch(batch[index]) }
            serveRound()
            takeTurn()
            expire()
            advanceState()
            handlerTurn = handler.turnEnded(now: workspace.now)
        }
        closeAll()
    }

    private mutating func dispatch(_ event: Poller.Event) {
        switch event.token {
        case Self.mailboxToken: break
        case Self.signalToken: signals?.handleAll()
        case Self.listenerToken:
            // Those who are here already come first.
            serveRound()
            acceptConnections()
        default:
            // An event for a connection closed earlier in this batch finds its slot's generation changed.
            guard let slot = table.slot(for: event.token) else { return }
            serve(slot, event)
        }
    }

    private mutating func readMailbox() {
        for message in handle.mailbox.take() {
            switch message {
            case .adopt(let socket, let peer): adopt(Descriptor(socket), peer)
            case .run(let change): change(handler)
            case .drain(let graceEnd, let deadline): beginDraining(graceEnd: graceEnd, deadline: deadline)
            case .finish: finish()
            // To be awake is all.
            case .wake: break
            case .stop: state = .stopped
            }
        }
    }

    /// Until the next deadline of a connection or of the loop itself; not at all where connections await a turn.
    private mutating func waitMilliseconds() -> Int32 {
        guard postponed.isEmpty else { return 0 }
        let next = min(handlerTurn, min(wheel.nextExpiry, nextOwnDeadline))
        guard next != .never else { return -1 }
        // From the turn's beginning: a deadline may come up later by what the turn took, and a clock is not read.
        let rest = next.nanoseconds(since: workspace.now)
        return rest <= 0 ? 0 : Int32(min(rest / 1_000_000 + 1, 60_000))
    }

    private mutating func takeTurn() {
        if servesOthers {
            postponed.sawOthers(at: workspace.now)
            workspace.isContended = true
        }
        guard let token = postponed.next(at: workspace.now, besideOthers: servesOthers) else { return }
        guard let slot = table.slot(for: token) else { return }
        let start = Clock.now()
        resume(slot)
        postponed.turnTaken(from: start, to: Clock.now())
    }

    private mutating func expire() {
        while let slot = wheel.popExpired(now: workspace.now) { expire(slot) }
    }
}
