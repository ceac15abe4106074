/// How long each whole phase of a connection may take, however its bytes trickle.
package struct HTTPDeadlines: Sendable, Equatable {
    /// From the first byte of a request to the end of its head; later is answered with 408.
    package var head: Duration = .seconds(10)
    /// From the end of the head to the end of the body; later is answered with 408.
    package var body: Duration = .seconds(30)
    /// Between the end of one answer and the first byte of the next request.
    package var idle: Duration = .seconds(60)
    /// From the first byte the client's window had no room for until it has taken every waiting byte.
    package var write: Duration = .seconds(30)
    /// From the end of a refusal until the connection is closed whatever still arrives.
    package var linger: Duration = .seconds(2)
    /// The span over which a stream must keep its minimum rate; streams have no other deadline.
    package var streamWindow: Duration = .seconds(10)

    /// The defaults above.
    package init() {}
}
