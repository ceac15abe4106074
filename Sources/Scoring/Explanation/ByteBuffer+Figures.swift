import Bytes

/// Numbers as people write them: `450,000`, `2.5`, `23%`.
extension ByteBuffer {
    private static let scales: [UInt64] = [1, 10, 100, 1_000, 10_000]

    /// Appends `value` with commas between thousands and at most `decimals` decimals, fewer for large numbers.
    ///
    /// - Parameter decimals: 0 to 4; nil for as many as suit the number.
    mutating func append(figure value: Double, decimals: Int? = nil) {
        let magnitude = value.magnitude
        // Beyond this a Double counts no single units.
        guard magnitude < 9e15 else { return append(utf8: value.description) }
        var places = decimals ?? (magnitude >= 1000 ? 0 : magnitude >= 1 || value == 0 ? 2 : 4)
        let scale = Self.scales[places]
        let units = UInt64((magnitude * Double(scale)).rounded())
        if value < 0, units > 0 { append(UInt8(ascii: "-")) }
        append(grouped: Int(units / scale))
        var fraction = Int(units % scale)
        guard fraction > 0 else { return }
        while fraction % 10 == 0 {
            fraction /= 10
            places -= 1
        }
        append(UInt8(ascii: "."))
        append(decimal: fraction, width: places)
    }

    /// Appends `value` with commas between thousands and all its decimals, without the commas where there are more than
    /// four.
    mutating func append(wholeFigure value: Double) {
        let places = Self.scales.indices.first { places in
            // Up to 2^53 a Double counts single units.
            let units = value * Double(Self.scales[places])
            return units.magnitude < 9e15 && units.rounded() / Double(Self.scales[places]) == value
        }
        if let places { append(figure: value, decimals: places) } else { append(shortest: value) }
    }

    /// Appends a share as whole percents; a small one that is not nothing as `less than 1%`.
    mutating func append(percentOf share: Double) {
        let rounded = (share * 100).rounded()
        if rounded == 0, share > 0.0005 { return append("less than 1%") }
        append(figure: rounded, decimals: 0)
        append(UInt8(ascii: "%"))
    }

    private mutating func append(grouped number: Int) {
        guard number >= 1000 else { return append(decimal: number) }
        append(grouped: number / 1000)
        append(UInt8(ascii: ","))
        append(decimal: number % 1000, width: 3)
    }
}
