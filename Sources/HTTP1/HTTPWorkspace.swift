package import Bytes

/// What all connections of one event loop share: the handler, the buffers an exchange needs while it is worked on,
/// and the time.
///
/// Sharing them is what keeps an idle connection small and the hot path free of allocation.
package struct HTTPWorkspace: ~Copyable {
    let limits: HTTPLimits
    let spans: PhaseSpans
    let handler: any RequestHandler
    /// What connections want sent, one behind the other. The driver sends it, or takes it over (`takeOutput`), and tells
    /// each connection what became of its part before that connection works again.
    package var output = ByteBuffer(capacity: 64 * 1024)
    /// Where in `output` the answers of the connection being worked on begin.
    private var answersStart = 0
    /// Whether other connections have work, or had some a moment ago, so that those who wait for a stream are many.
    package var isContended = false
    /// Whether the server is about to end: answers close their connections from now on.
    package private(set) var isDraining = false
    /// The time of the current turn.
    package private(set) var now: Timestamp
    var response = Response()
    var layout: HeadLayout
    /// The `Date`, `Server` and `X-Content-Type-Options` lines, composed once a second.
    private var standingFields = ByteBuffer(capacity: 160)
    /// The same behind the status line that nearly every answer has.
    private var standingHead = ByteBuffer(capacity: 192)
    private var composedSecond = -1
    private let serverName: String

    /// Makes the workspace of a loop.
    package init(handler: any RequestHandler, configuration: HTTPConfiguration, now: Timestamp, secondsSince1970: Int) {
        self.handler = handler
        self.now = now
        limits = configuration.limits
        spans = PhaseSpans(configuration.deadlines, limits: configuration.limits)
        layout = HeadLayout(limits: configuration.limits)
        serverName = configuration.serverName
        advance(to: now, secondsSince1970: secondsSince1970)
    }

    /// Sets the clocks at the beginning of a turn.
    package mutating func advance(to now: Timestamp, secondsSince1970: Int) {
        self.now = now
        guard secondsSince1970 != composedSecond else { return }
        composedSecond = secondsSince1970
        standingFields.removeAll()
        standingFields.append("Date: ")
        HTTPDate(secondsSince1970: secondsSince1970).append(to: &standingFields)
        standingFields.append("\r\nServer: ")
        standingFields.append(utf8: serverName)
        // A browser must not take an answer for something else than it says it is.
        standingFields.append("\r\nX-Content-Type-Options: nosniff\r\n")
        standingHead.removeAll()
        standingHead.appendStatusLine(.ok)
        standingHead.append(contentsOf: standingFields)
    }

    /// Bytes that a stream may work through now.
    package var streamTurnBytes: Int {
        isContended ? max(1, limits.streamTurnBytes / HTTPLimits.contendedShare) : limits.streamTurnBytes
    }

    /// How many answer bytes of the connection being worked on wait in `output`.
    var answerBytes: Int { output.count - answersStart }

    /// Lets another connection answer behind those whose answers `output` holds.
    ///
    /// - Returns: where its answers begin.
    package mutating func startAnswers() -> Int {
        answersStart = output.count
        return answersStart
    }

    /// Hands over all that waits to be sent, for the memory of `answers`, which is empty.
    package mutating func takeOutput(into answers: inout ByteBuffer) {
        precondition(answers.isEmpty, "answers that are not sent yet would be lost")
        swap(&output, &answers)
        answersStart = 0
    }

    /// Forgets what was sent.
    mutating func clearOutput() {
        output.removeAll()
        // One huge answer must not make the loop keep its memory for ever.
        output.shrink(to: 1024 * 1024)
        answersStart = 0
    }

    /// From now on every answer that leaves nothing to answer on its connection closes it.
    package mutating func beginDraining() {
        guard !isDraining else { return }
        isDraining = true
        handler.drainingBegan()
    }

    /// Appends status line and fields of the response to the output.
    mutating func composeHead(_ framing: AnswerFraming, persistence: AnswerPersistence) {
        if response.status == .ok {
            output.append(contentsOf: standingHead)
        } else {
            output.appendStatusLine(response.status)
            output.append(contentsOf: standingFields)
        }
        if let contentType = response.contentType {
            output.append("Content-Type: ")
            output.append(contentType)
            output.append("\r\n")
        }
        output.append(contentsOf: response.fields)
        switch framing {
        case .length(let length):
            output.append("Content-Length: ")
            output.append(decimal: length)
            output.append("\r\n")
        case .chunked: output.append("Transfer-Encoding: chunked\r\n")
        case .none: break
        }
        switch persistence {
        case .implied: output.append("\r\n")
        case .keepAlive: output.append("Connection: keep-alive\r\n\r\n")
        case .close: output.append("Connection: close\r\n\r\n")
        }
    }
}

extension ByteBuffer {
    /// status-line = HTTP-version SP status-code SP reason-phrase CRLF
    fileprivate mutating func appendStatusLine(_ status: Status) {
        append("HTTP/1.1 ")
        append(decimal: Int(status.code))
        append(" ")
        append(status.reason)
        append("\r\n")
    }
}

/// How an answer says where its content ends.
enum AnswerFraming: Sendable {
    case length(Int)
    case chunked
    /// There is no content, or it ends with the connection.
    case none
}

/// What an answer says about the connection.
enum AnswerPersistence: Sendable {
    /// Nothing: HTTP/1.1 goes on by default.
    case implied
    case keepAlive
    case close
}
