import Training

/// How far a piece of work has come, as a line of a terminal: `[########------------]  40%, 0:12 left`.
struct ProgressBar {
    private static let width = 20

    /// The share of the work that is done, 0 to 1; nil where nobody knows how much there is.
    let share: Double?
    /// Time that it took so far.
    let seconds: Double
    /// What else there is to say.
    var detail = ""

    var text: String {
        var parts: [String] = []
        if let share {
            let done = Int(share * Double(Self.width))
            parts.append(
                "[" + String(repeating: "#", count: done) + String(repeating: "-", count: Self.width - done) + "] "
                    + "\(Int(share * 100))%")
        }
        if !detail.isEmpty { parts.append(detail) }
        if let secondsLeft { parts.append(Self.clock(secondsLeft) + " left") }
        return "  " + parts.joined(separator: ", ")
    }

    /// As long again as it took, for what is left; nil before there is anything to go by.
    private var secondsLeft: Double? {
        guard let share, share >= 0.02, share <= 1 else { return nil }
        return seconds / share * (1 - share)
    }

    /// `0:05`, `12:34`, `2:00:00`.
    static func clock(_ seconds: Double) -> String {
        let whole = Int(min(max(seconds, 0), 359_999).rounded())
        let (minutes, rest) = ((whole / 60) % 60, whole % 60)
        let tail = "\(rest < 10 ? "0" : "")\(rest)"
        guard whole >= 3600 else { return "\(minutes):\(tail)" }
        return "\(whole / 3600):\(minutes < 10 ? "0" : "")\(minutes):\(tail)"
    }
}
