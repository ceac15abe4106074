/// Why the reading of a head stopped before its end.
enum HeadStop: Error {
    /// Every byte so far is in order; the rest is still to come.
    case needsMore
    /// No further byte can make it right.
    case refused(Refusal)
}
