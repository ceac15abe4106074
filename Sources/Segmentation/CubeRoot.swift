import Glibc

/// Cube roots as the C library has them, those of small whole numbers worked out beforehand: days and orders are such, and
/// the library takes 25 ns for one.
enum CubeRoot {
    private static let known = 1024
    private static let ofWholeNumbers = (0..<known).map { cbrt(Double($0)) }

    static func of(_ value: Double) -> Double {
        let whole = knownNumber(value)
        return whole < known ? ofWholeNumbers[whole] : cbrt(value)
    }

    /// Puts cube roots in place of the first `count` numbers.
    static func replace(_ numbers: inout MutableSpan<Double>, _ count: Int) {
        let roots = ofWholeNumbers.span
        for place in 0..<count {
            let value = numbers[place]
            let whole = knownNumber(value)
            numbers[place] = whole < roots.count ? roots[whole] : cbrt(value)
        }
    }

    /// The whole number that `value` is; `known` where it is none, or one whose root is not known.
    @inline(__always)
    private static func knownNumber(_ value: Double) -> Int {
        guard value >= 0, value < Double(known) else { return known }
        // The sum is rounded to a whole number, which then stands in its low bits.
        let sum = value + 0x1p52
        return sum - 0x1p52 == value ? Int(truncatingIfNeeded: sum.significandBitPattern) : known
    }
}
