import Glibc

/// Cube roots as the C library has them, those of small whole numbers worked out beforehand: days and orders are such, and
/// the library takes 25 ns for one.
enum CubeRoot {
    private static let ofWholeNumbers = (0..<1024).map { cbrt(Double($0)) }

    static func of(_ value: Double) -> Double { of(value, ofWholeNumbers.span) }

    /// Puts cube roots in place of the first `count` numbers.
    static func replace(_ numbers: inout MutableSpan<Double>, _ count: Int) {
        let roots = ofWholeNumbers.span
        for place in 0..<count { numbers[place] = of(numbers[place], roots) }
    }

    @inline(__always)
    private static func of(_ value: Double, _ roots: Span<Double>) -> Double {
        guard value >= 0, value < Double(roots.count) else { return cbrt(value) }
        // The sum is rounded to a whole number, which then stands in its low bits.
        let sum = value + 0x1p52
        return sum - 0x1p52 == value ? roots[Int(truncatingIfNeeded: sum.significandBitPattern)] : cbrt(value)
    }
}
