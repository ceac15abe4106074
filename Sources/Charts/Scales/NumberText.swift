import Bytes
import Glibc

/// Numbers as an axis or a mark shows them: as many decimals as tell neighbours apart, thousands and millions in short.
package struct NumberText: Sendable, Equatable {
    private let unit: Double
    private let suffix: String
    private let decimals: Int
    private let isScientific: Bool
    private static let leastStep = 1e-290

    /// For numbers `step` apart that reach up to `largest` in magnitude.
    package init(step: Double, largest: Double) {
        let magnitude = largest.magnitude
        let units = [(1e12, "T"), (1e9, "B"), (1e6, "M"), (1e3, "k")]
        let chosen = units.first { magnitude >= $0.0 && magnitude >= 1e4 } ?? (1, "")
        (unit, suffix) = chosen
        // What is too small to be divided by a power of ten is shown as 0.
        let places = step / chosen.0 >= Self.leastStep ? -Int(floor(log10(step / chosen.0) + 1e-9)) : 0
        isScientific = magnitude >= 1e16 || places > 6
        decimals = min(max(places, 0), 6)
    }

    /// For the numbers of an axis.
    package init(_ ticks: Ticks) {
        self.init(step: ticks.step, largest: ticks.values.map(\.magnitude).max() ?? 0)
    }

    /// One number with three significant digits or so: `0.713`, `12.5`, `1338`, `12.8k`.
    package static func brief(_ value: Double) -> String {
        guard Extent.isDrawable(value) else { return "not a number" }
        let magnitude = value.magnitude
        if magnitude < leastStep { return "0" }
        // From 1000 to 9999 all four digits are shown, since a unit of one needs no rounding.
        let step = (1e3..<1e4).contains(magnitude) ? 1 : pow(10, floor(log10(magnitude)) - 2)
        return NumberText(step: value == value.rounded() ? max(step, 1) : step, largest: magnitude).text(value)
    }

    /// The text of a drawable number.
    package func text(_ value: Double) -> String {
        guard Extent.isDrawable(value) else { return "not a number" }
        if isScientific { return value == 0 ? "0" : Self.scientific(value) }
        var text = ByteBuffer(capacity: 24)
        text.append(value.magnitude / unit, fractionDigits: decimals)
        let digits = text.bytes.text
        let isZero = digits.allSatisfy { $0 == "0" || $0 == "." }
        return (value < 0 && !isZero ? "−" : "") + digits + (isZero ? "" : suffix)
    }

    private static func scientific(_ value: Double) -> String {
        var exponent = Int(floor(log10(value.magnitude)))
        var mantissa = value.magnitude / pow(10, Double(exponent))
        if mantissa >= 9.95 {
            exponent += 1
            mantissa /= 10
        }
        var text = ByteBuffer(capacity: 24)
        text.append(mantissa, fractionDigits: 1)
        let digits = text.bytes.text
        return (value < 0 ? "−" : "") + (digits.hasSuffix(".0") ? String(digits.dropLast(2)) : digits) + "e\(exponent)"
    }
}
