/// A sum that carries the digits which plain addition loses, so its order hardly matters.
///
/// Reference: A. Neumaier, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen", ZAMM 54, 1974.
struct CompensatedSum: Sendable {
    private var sum = 0.0
    private var compensation = 0.0

    var value: Double { sum + compensation }

    mutating func add(_ term: Double) {
        let total = sum + term
        compensation += sum.magnitude >= term.magnitude ? (sum - total) + term : (term - total) + sum
        sum = total
    }

    /// Adds a sum with all its digits.
    mutating func add(_ other: CompensatedSum) {
        add(other.sum)
        compensation += other.compensation
    }
}
