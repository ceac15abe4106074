import Glibc

/// Cube roots as the C library has them, those of small whole numbers worked out beforehand: days and orders are such, and
/// the library takes 25 ns for one.
enum CubeRoot {
    private static let ofWholeNumbers = (0..<1024).map { cbrt(Double($0)) }

    static func of(_ value: Double) -> Double {
        guard value >= 0, value < 1024 else { return cbrt(value) }
        let whole = Int(value)
        return Double(whole) == value ? ofWholeNumbers[whole] : cbrt(value)
    }
}
