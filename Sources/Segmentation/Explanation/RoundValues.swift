import Glibc

/// Values a person would name in place of an exact one, farther from where one comes: the roundest first, then finer
/// ones, and the exact one at last where the feature takes fractions.
struct RoundValues: Sequence {
    private let exact: Double
    private let isUpward: Bool
    private let isWhole: Bool
    private let exponents: [Int]

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
        let first = change >= 1 || isWhole ? Swift.max(coarsest, 0) : coarsest
        exponents = Array(stride(from: first, through: isWhole ? 0 : first - 6, by: -1))
    }

    func makeIterator() -> AnyIterator<Double> {
        var index = 0
        return AnyIterator {
            defer { index += 1 }
            guard index < exponents.count else { return index == exponents.count && !isWhole ? exact : nil }
            // Powers of ten below one have no exact Double; dividing by their reciprocals rounds once.
            let power = pow(10, Double(exponents[index].magnitude))
            let scaled = exponents[index] >= 0 ? exact / power : exact * power
            let rounded = scaled.rounded(isUpward ? .up : .down)
            return exponents[index] >= 0 ? rounded * power : rounded / power
        }
    }
}
