/// What answers requests: one per event loop, used by that loop's thread alone.
///
/// Per request: `plan` once the head is read, `respond` once the body is collected (where the plan says so), and
/// `didAnswer` once the answer is composed. Heads and bodies are views of the loop's read buffer and do not outlive
/// the call.
package protocol RequestHandler: AnyObject, SendableMetatype {
    /// Decides from the head alone what to do with the request, or answers it at once into `response`.
    func plan(for head: RequestHead, response: inout Response) -> RequestPlan
    /// Answers a request whose body is complete.
    func respond(to head: RequestHead, body: Span<UInt8>, response: inout Response)
    /// Writes the answer to a request that broke a rule of the protocol, a limit or a deadline.
    ///
    /// The status is set already; the connection closes behind the answer.
    func refuse(_ refusal: Refusal, response: inout Response)
    /// Learns that a request was answered or refused.
    func didAnswer(_ record: AnswerRecord)
    /// Learns that the server is about to end: readiness should say 503 from now on.
    func drainingBegan()
}

extension RequestHandler {
    /// Keeps no record.
    package func didAnswer(_ record: AnswerRecord) {}
    /// Takes no notice.
    package func drainingBegan() {}
}
