import Glibc

/// The steps in which the numbers of a feature go: whole ones, or those of as many decimals as training had.
struct Resolution: Sendable {
    /// Whether the feature counts something, so that it has no value between two steps.
    let isWhole: Bool
    /// How many steps make 1, a power of ten.
    private let stepsPerUnit: Double

    /// The most decimals that are told from training's numbers: means have as many as a Double takes.
    private static let mostDecimals = 4

    /// Tells the steps from the least and the greatest number of training.
    ///
    /// - Parameter fillValue: a number that is usual.
    init(of domain: NumberDomain, fillValue: Double) {
        let bounds = [domain.trainingRange.lowerBound, domain.trainingRange.upperBound]
        let span = bounds[1] - bounds[0]
        let areWhole = bounds.allSatisfy { $0.rounded() == $0 }
        // Between 1 and 5 may lie numbers of children, or mean ratings.
        isWhole = areWhole && (span >= 10 || fillValue.rounded() == fillValue)
        guard !isWhole else {
            stepsPerUnit = 1
            return
        }
        let told = (1...Self.mostDecimals).first { decimals in
            bounds.allSatisfy { Self.isWritten($0, withDecimals: decimals) }
        }
        // Of shares and the like the bounds say little: a step is small beside what training saw.
        let fine = (0..<1).contains(span) && span > 0 ? min(Int((3 - log10(span)).rounded(.up)), 15) : 0
        stepsPerUnit = pow(10, Double(max(areWhole ? 2 : told ?? Self.mostDecimals, fine)))
    }

    /// Whether so many decimals give `number`, but for what adding up such numbers loses.
    private static func isWritten(_ number: Double, withDecimals decimals: Int) -> Bool {
        let power = pow(10, Double(decimals))
        return ((number * power).rounded() / power - number).magnitude <= 8 * number.ulp
    }

    /// The first step behind `place` as seen from `own`, or all but at it, moved on by `steps`.
    func value(behind place: Double, awayFrom own: Double, movedBy steps: Double) -> Double {
        let isUpward = place >= own
        let exact = place * stepsPerUnit
        // As far as what was worked out may be off, for it lies beyond a boundary by a billionth; but less than a step.
        let leeway = min(max(exact.magnitude * 1e-8, 1e-6), 0.4)
        let behind = isUpward ? (exact - leeway).rounded(.up) : (exact + leeway).rounded(.down)
        // Powers of ten below one have no exact Double; dividing by their reciprocals rounds once.
        return (behind + (isUpward ? steps : -steps)) / stepsPerUnit
    }
}
