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
        let count = FigureFormat.whole.text(Double(rows))
        guard now > before else { return "read \(count) rows" }
        let pace = FigureFormat.decimals(2).text(Double(rows - told) / (now - before) / 1e6)
        return "read \(count) rows, \(pace) million a second"
    }
}
