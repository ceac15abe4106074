import Bytes

/// How a figure is written for people.
package enum FigureFormat: Sendable, Equatable {
    /// `8,777`
    case whole
    /// `8.8` or `8,911,407.9`, with as many decimals, 0 to 9.
    case decimals(Int)
    /// Two digits or so: `1.6` below ten, `14` from there on.
    case brief
    /// In thousands or millions: `585K`, `1.03M`; below a thousand as `whole`.
    case compact
    /// A share as `25.0%`.
    case percent

    /// The text of a finite number, halves rounded away from zero.
    package func text(_ value: Double) -> String {
        switch self {
        case .whole: Self.grouped(Self.fixed(value, 0))
        case .decimals(let count): Self.grouped(Self.fixed(value, count))
        case .brief: value.magnitude < 9.95 ? Self.fixed(value, 1) : FigureFormat.whole.text(value)
        case .compact: Self.compact(value)
        case .percent: Self.fixed(value * 100, 1) + "%"
        }
    }

    private static func compact(_ value: Double) -> String {
        switch value.magnitude {
        case ..<999.5: FigureFormat.whole.text(value)
        case ..<999_500: fixed(value / 1_000, 0) + "K"
        default: fixed(value / 1_000_000, 2) + "M"
        }
    }

    private static func fixed(_ value: Double, _ decimals: Int) -> String {
        var text = ByteBuffer(capacity: 32)
        text.append(value, fractionDigits: decimals)
        return text.bytes.text
    }

    /// A comma before every third digit left of the point.
    private static func grouped(_ number: String) -> String {
        let sign = number.hasPrefix("-") ? "-" : ""
        let whole = Array(number.dropFirst(sign.count).prefix { $0 != "." })
        let groups = whole.enumerated().map { index, digit in
            index > 0 && (whole.count - index) % 3 == 0 ? ",\(digit)" : String(digit)
        }
        return sign + groups.joined() + number.dropFirst(sign.count + whole.count)
    }
}
