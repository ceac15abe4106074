/// What answers requests: one per event loop, used by that loop's thread alone.
///
/// Per request: `plan` once the head is read, `respond` once the body is collected (where the plan says so), and
/// `didAnswer` once the answer is composed, or `didAbandon` where there will be none. Heads and bodies are views of the
/// loop's read buffer and do not outlive the call.
package protocol RequestHandler: AnyObject, SendableMetatype {
    /// Decides from the head alone what to do with the request, or answers it at once into `response`.
    func plan(for head: RequestHead, response: inout Response) -> RequestPlan
    /// Answers a request whose body is complete.
    func respond(to head: RequestHead, body: Span<UInt8>, response: inout Response)
    /// Writes the answer to a request that broke a rule of the protocol, a limit or a deadline.
    ///
    /// The status is set already; the connection closes behind the answer.
    ///
    /// - Parameter path: the path asked for, as far as it came and whatever it holds; empty where it cannot be told.
    func refuse(_ refusal: Refusal, path: Span<UInt8>, response: inout Response)
    /// The same for a request whose head was read and planned for.
    func refuse(_ refusal: Refusal, of head: RequestHead, response: inout Response)
    /// Learns that a request was answered or refused.
    func didAnswer(_ record: AnswerRecord)
    /// Learns that a request was answered by a stream, or that the stream broke off.
    func didAnswer(_ record: AnswerRecord, by stream: any RequestStream)
    /// Learns that a request it planned to collect or to stream lost its connection before any answer was sent.
    func didAbandon()
    /// Learns that the server is about to end: readiness should say 503 from now on.
    func drainingBegan()
    /// Learns that the answers composed so far are about to be sent.
    func answersComposed()
    /// Does what was put off until all requests of a turn were answered.
    ///
    /// - Returns: when the loop should have another turn for the handler's sake, whether or not anything happens.
    func turnEnded(now: Timestamp) -> Timestamp
}

extension RequestHandler {
    /// Says what it says of the path.
    package func refuse(_ refusal: Refusal, of head: RequestHead, response: inout Response) {
        refuse(refusal, path: head.path, response: &response)
    }
    /// Keeps no record.
    package func didAnswer(_ record: AnswerRecord) {}
    /// Keeps the record that it keeps of any answer.
    package func didAnswer(_ record: AnswerRecord, by stream: any RequestStream) { didAnswer(record) }
    /// Keeps no record.
    package func didAbandon() {}
    /// Takes no notice.
    package func drainingBegan() {}
    /// Takes no notice.
    package func answersComposed() {}
    /// Has put off nothing.
    package func turnEnded(now: Timestamp) -> Timestamp { .never }
}
