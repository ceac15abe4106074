import HTTP1

/// The connections of a loop that put work off until everybody else is served: streams, and those with much to answer.
///
/// What they have left may fill all of the loop's time. They go on with it one after the other, so that nobody waits
/// behind more than one of their turns; while others ask, turns are short and a part of the time, and what others leave
/// is theirs as well.
struct PostponedWork {
    /// How many times as long as a turn took others are served before the next, where they want all of the time.
    static let restsPerTurn: Int64 = 7
    /// Nanoseconds that a turn counts at most: one that the machine held up does not keep the next away for long.
    static let longestTurn: Int64 = 20_000_000
    /// Nanoseconds for which others count as near: who asks again within it finds turns short.
    static let nearness: Int64 = 10_000_000

    private var waiting: [UInt64] = []
    private var othersAreNearUntil = Timestamp(nanoseconds: .min)
    private var restsUntil = Timestamp(nanoseconds: .min)

    /// Whether nobody waits.
    var isEmpty: Bool { waiting.isEmpty }

    /// Lets the connection that `token` names wait for a turn.
    mutating func append(_ token: UInt64) { waiting.append(token) }

    /// Notes that others are served at `now`.
    mutating func sawOthers(at now: Timestamp) { othersAreNearUntil = now.advanced(by: Self.nearness) }

    /// Whether others were served a moment ago, and may ask again before a long turn ends.
    func hasNeighbours(at now: Timestamp) -> Bool { now < othersAreNearUntil }

    /// Takes out the one whose turn it is, if any; where others are served as well, not before they had their time.
    mutating func next(at now: Timestamp, besideOthers: Bool) -> UInt64? {
        guard !waiting.isEmpty, !besideOthers || now >= restsUntil else { return nil }
        return waiting.removeFirst()
    }

    /// Notes how long a turn took, and lets others have the loop for a while.
    mutating func turnTaken(from start: Timestamp, to end: Timestamp) {
        let took = min(max(0, end.nanoseconds(since: start)), Self.longestTurn)
        restsUntil = end.advanced(by: took * Self.restsPerTurn)
    }
}
