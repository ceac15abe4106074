import HTTP1

/// Whether a loop is so far behind that further work would only make everybody wait longer.
///
/// All requests that came in one turn of the loop wait for the turn to end. Where a turn took longer than is bearable,
/// the requests of the next are told to come back later, which is quickly done, and so the loop catches up.
struct LoadShedding {
    /// The longest bearable turn in nanoseconds.
    private let limit: Int64
    private var isBehind = false

    /// Bears turns of up to `limit`.
    init(limit: Duration) { self.limit = limit.wholeNanoseconds }

    /// Learns that a turn has ended that began at `start`.
    mutating func turnEnded(_ start: Timestamp, now: Timestamp) { isBehind = now.nanoseconds(since: start) > limit }

    /// Lets a request by, or says why not.
    ///
    /// - Throws: a 503 problem; never for an area that must answer under load.
    func admit(to endpoint: Route.Endpoint) throws(Problem) {
        guard isBehind else { return }
        switch Area(of: endpoint) {
        case .health, .metrics: return
        case .docs, .predict, .analytics, .models:
            throw Problem(
                .serviceUnavailable, "more is asked than can be answered in time; try again",
                fields: [.init("Retry-After", "1")])
        }
    }
}
