import Glibc

/// Values a person would name in place of an exact one, farther from where one comes: the roundest first, then finer
/// ones, and the exact one at last where the feature takes fractions.
struct RoundValues: Sequence, IteratorProtocol {
    private let exact: Double
    private let isUpward: Bool
    private let isWhole: Bool
    /// The power of ten that the next value is a multiple of, and that of the last one.
    private var exponent: Int
    private let last: Int
    private var isAtExact: Bool

    /// - Parameters:
    ///   - exact: the value beyond which, seen from `own`, any is good.
    ///   - domain: the feature's; one whose training values end in whole numbers counts something.
    init(near exact: Double, awayFrom own: Double, of domain: NumberDomain) {
        self.exact = exact
        isUpward = exact >= own
        let range = domain.trainingRange
        isWhole =
            range.lowerBound.rounded() == range.lowerBound && range.upperBound.rounded() == range.upperBound
            && range.upperBound - range.lowerBound >= 10
        // A tenth of the change is little beside it, and a whole number is easier to say than a fraction.
        let change = (exact - own).magnitude
        let coarsest = change > 0 ? Int(log10(change).rounded(.down)) - 1 : -1
        exponent = change >= 1 || isWhole ? Swift.max(coarsest, 0) : coarsest
        last = isWhole ? 0 : exponent - 6
        isAtExact = !isWhole
    }

    mutating func next() -> Double? {
        guard exponent >= last else {
            defer { isAtExact = false }
            return isAtExact ? exact : nil
        }
        defer { exponent -= 1 }
        // Powers of ten below one have no exact Double; dividing by their reciprocals rounds once.
        let power = pow(10, Double(exponent.magnitude))
        let rounded = (exponent >= 0 ? exact / power : exact * power).rounded(isUpward ? .up : .down)
        return exponent >= 0 ? rounded * power : rounded / power
    }
}
