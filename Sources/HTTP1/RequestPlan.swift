/// What a handler wants done with a request whose head it has seen.
package enum RequestPlan {
    /// The response is written already: from the head alone (404, 405, 401, 413, 415), or because no body is needed.
    ///
    /// A short body nobody wants is read past; a longer one closes the connection behind the answer.
    case answered
    /// Collect the body and call `respond`; a body longer than `limit` bytes is refused with 413, from the head alone
    /// where the head says so.
    case collect(limit: Int)
    /// Hand each part of the body to this stream as it comes, and send what the stream yields as it comes.
    case stream(any RequestStream)
}
