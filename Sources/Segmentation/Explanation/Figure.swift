import Glibc

/// Numbers as people write them: `450,000`, `2.5`, `23%`.
enum Figure {
    /// `value` with commas between thousands and at most `decimals` decimals, fewer for large numbers.
    static func text(_ value: Double, decimals: Int? = nil) -> String {
        let magnitude = value.magnitude
        // Beyond this a Double counts no single units.
        guard magnitude < 9e15 else { return "\(value)" }
        let places = decimals ?? (magnitude >= 1000 ? 0 : magnitude >= 1 || value == 0 ? 2 : 4)
        let scale = pow(10, Double(places))
        let units = UInt64((magnitude * scale).rounded())
        let whole = grouped(units / UInt64(scale))
        let fraction = places > 0 ? fraction(units % UInt64(scale), places) : ""
        return (value < 0 && units > 0 ? "-" : "") + whole + fraction
    }

    /// A share as whole percents; a small one that is not nothing as `less than 1%`.
    static func percent(_ share: Double) -> String {
        let rounded = (share * 100).rounded()
        return rounded == 0 && share > 0.0005 ? "less than 1%" : text(rounded, decimals: 0) + "%"
    }

    private static func grouped(_ number: UInt64) -> String {
        let digits = Array(String(number).utf8)
        guard digits.count > 3 else { return String(number) }
        var bytes: [UInt8] = []
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { bytes.append(UInt8(ascii: ",")) }
            bytes.append(digit)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func fraction(_ number: UInt64, _ places: Int) -> String {
        guard number > 0 else { return "" }
        let digits = String(number)
        var text = String(repeating: "0", count: places - digits.count) + digits
        while text.last == "0" { text.removeLast() }
        return "." + text
    }
}
