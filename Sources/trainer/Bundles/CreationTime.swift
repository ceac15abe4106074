import Training

/// When a bundle says it was made: now, or when SOURCE_DATE_EPOCH says, so that a build can be repeated to the byte.
///
/// Reference: reproducible-builds.org, specification of SOURCE_DATE_EPOCH.
struct CreationTime: Sendable, CustomStringConvertible {
    /// A variable that holds no time.
    struct Failure: Error, Equatable, CustomStringConvertible {
        let found: String

        var description: String { "SOURCE_DATE_EPOCH: expected seconds since 1970, found \"\(found)\"" }
    }

    /// The last second of the year 9999.
    private static let latest = 253_402_300_799
    private let moment: Timestamp

    init(in environment: TrainerEnvironment) throws(Failure) {
        guard let text = environment.sourceDateEpoch, !text.isEmpty else {
            moment = Timestamp(seconds: environment.now())
            return
        }
        guard let seconds = Int(text), (0...Self.latest).contains(seconds) else { throw Failure(found: text) }
        moment = Timestamp(seconds: seconds)
    }

    /// ISO 8601 in UTC.
    var description: String { moment.iso8601 + "Z" }
}
