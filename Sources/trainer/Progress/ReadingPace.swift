import Training

/// Tells, now and then, how many rows were read and how fast the last of them.
struct ReadingPace {
    /// Rows between two lines: a second or two.
    private static let step = 5_000_000

    private let seconds: @Sendable () -> Double
    private var told = 0
    private var before: Double

    /// Begins to measure.
    ///
    /// - Parameter seconds: a clock that never goes back.
    init(_ seconds: @escaping @Sendable () -> Double) {
        self.seconds = seconds
        before = seconds()
    }

    /// What there is to tell when `rows` were read; nil most of the time.
    mutating func text(rows: Int) -> String? {
        guard rows >= told + Self.step else { return nil }
        let now = seconds()
        defer { (told, before) = (rows, now) }
        return "read " + Self.text(rows: rows) + (Self.rate(rows - told, now - before) ?? "")
    }

    /// How many rows were read in all, and how fast.
    static func text(rows: Int, seconds: Double) -> String { text(rows: rows) + (rate(rows, seconds) ?? "") }

    private static func text(rows: Int) -> String { FigureFormat.whole.text(Double(rows)) + " rows" }

    private static func rate(_ rows: Int, _ seconds: Double) -> String? {
        guard seconds > 0 else { return nil }
        return ", \(FigureFormat.decimals(2).text(Double(rows) / seconds / 1e6)) million a second"
    }
}
