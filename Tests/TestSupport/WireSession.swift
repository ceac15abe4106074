import Bytes
package import HTTP1

/// One connection without a socket: a test sends bytes, lets time pass, and looks at what came back.
///
/// It does what the transport does with a connection's wishes, so a test of a handler runs the same here and live.
package final class WireSession<Handler: RequestHandler> {
    /// The handler that answers.
    package let handler: Handler
    /// All the client has received.
    package private(set) var received: [UInt8] = []
    /// Bytes the client still has room for; below zero never.
    package var window = Int.max
    /// Whether the server has shut down its writing side.
    package private(set) var isShutDown = false
    /// Whether the server has closed the connection.
    package private(set) var isClosed = false
    /// How often the connection put work off for others.
    package private(set) var turns = 0
    /// Bytes of what was sent that the connection is handed at once.
    package var readBytes = 64 * 1024
    /// The most that the connection wanted sent at once.
    package private(set) var mostOutput = 0
    private var workspace: HTTPWorkspace
    private var connection: HTTPConnection
    /// Bytes the client has sent and the server has not yet read.
    private var inFlight: [UInt8] = []
    private var clientEnded = false
    private var now = Timestamp(nanoseconds: 1_000_000_000)

    /// Opens a connection to `handler`.
    package init(_ handler: Handler, configuration: HTTPConfiguration = HTTPConfiguration()) {
        self.handler = handler
        workspace = HTTPWorkspace(
            handler: handler, configuration: configuration, now: now, secondsSince1970: 784_111_777)
        connection = HTTPConnection(peer: PeerAddress(ipv4: 0x7F00_0001, port: 50_000), workspace: workspace)
    }

    /// Sends bytes and lets the server work until it waits.
    package func send(_ bytes: [UInt8]) {
        inFlight += bytes
        run()
    }

    /// Sends text and lets the server work until it waits.
    package func send(_ text: String) { send(Array(text.utf8)) }

    /// Ends the client's side.
    package func end() {
        clientEnded = true
        run()
    }

    /// Lets the client take `count` more bytes.
    package func open(window count: Int) {
        window = count
        run()
    }

    /// Lets time pass, with the deadlines that come up.
    package func advance(by duration: Duration) {
        now = now.advanced(by: duration.wholeNanoseconds)
        workspace.advance(to: now, secondsSince1970: 784_111_776 + Int(now.nanoseconds / 1_000_000_000))
        guard !isClosed else { return }
        connection.deadlinePassed(&workspace)
        run()
    }

    /// Lets the server refuse the connection before anything was sent.
    package func refuse(_ refusal: Refusal) {
        connection.refuse(refusal, &workspace)
        run()
    }

    /// Tells the server to end.
    package func drain() { workspace.beginDraining() }

    /// Whether the server has other clients who wait.
    package var isContended: Bool {
        get { workspace.isContended }
        set { workspace.isContended = newValue }
    }

    /// Whether the server reads what the client sends.
    package var isReading: Bool { connection.wantsToRead }

    /// Bytes sent that the server has not read.
    package var unread: Int { inFlight.count }

    /// The answers received so far.
    package func answers(toHead: Bool = false) -> [Answer] { Answer.all(in: received, toHead: toHead) }

    private func run() {
        while !isClosed {
            deliver()
            if connection.wantsShutdown {
                isShutDown = true
                connection.didShutDown(workspace)
            }
            isClosed = connection.isClosed
            if isClosed { return }
            if connection.wantsTurn {
                turns += 1
                connection.resume(&workspace)
            } else if connection.wantsToRead, !inFlight.isEmpty {
                let count = min(inFlight.count, readBytes)
                let part = Array(inFlight.prefix(count))
                inFlight.removeFirst(count)
                connection.receive(part.span, &workspace)
            } else if connection.wantsToRead, clientEnded {
                connection.receiveEnd(&workspace)
            } else if !connection.wantsToWrite || window == 0 {
                return
            }
        }
    }

    /// Hands the client as much as it has room for.
    private func deliver() {
        mostOutput = max(mostOutput, workspace.output.count)
        while connection.wantsToWrite || !workspace.output.isEmpty {
            let isWaiting = connection.wantsToWrite
            let count = min(window, isWaiting ? connection.unsent.bytes.count : workspace.output.count)
            for index in 0..<count {
                received.append(isWaiting ? connection.unsent.bytes[index] : workspace.output.bytes[index])
            }
            if window != .max { window -= count }
            if isWaiting, count == 0, workspace.output.isEmpty { return }
            connection.didSend(count, &workspace)
            if count == 0, connection.wantsToWrite { return }
        }
    }
}
