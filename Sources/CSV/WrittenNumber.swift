import Bytes

/// A number as people and shops' exports write it: `1,234.50`, `1.234,50`, `$5`, `€ 3,50`, `12 000 kr`, `1'000.00 CHF`,
/// `₹1,23,456`, `-£2`, and `(12.00)` for less than zero, as accountants do.
///
/// Digits are grouped by threes, or, as in India, by twos before the last three; what separates groups is the same all
/// through and is not the decimal mark. A sign or brackets, and one currency, stand before or behind the digits.
struct WrittenNumber {
    /// The currency's sign or code; nil where there is none.
    private(set) var currency: String?
    private var isNegative = false
    private var isBracketed = false
    /// Runs of digits.
    private var groups: [[UInt8]] = [[]]
    /// What stands between them.
    private var separators: [Separator] = []

    private enum Separator: Equatable {
        case mark(DecimalMark)
        case space
        case apostrophe
    }

    /// Longest field that is taken for a number: more than any has, few enough to look at one by one.
    private static let mostBytes = 64
    /// Currencies that are written in letters: ISO 4217's of the largest markets, and what stands on receipts.
    private static let currencyWords: Set<String> = [
        "AED", "ARS", "AUD", "BRL", "CAD", "CHF", "CLP", "CNY", "COP", "CZK", "DKK", "EGP", "EUR", "GBP", "HKD", "HUF",
        "IDR", "ILS", "INR", "JPY", "KES", "KRW", "MXN", "MYR", "NGN", "NOK", "NZD", "PEN", "PHP", "PKR", "PLN", "RON",
        "RUB", "SAR", "SEK", "SGD", "THB", "TRY", "TWD", "UAH", "USD", "VND", "ZAR", "kr", "zł", "Kč", "Ft", "lei",
        "Rs", "Fr",
    ]

    /// Reads the parts of a field; nil for what is no number.
    init?(_ text: Span<UInt8>) {
        guard text.count <= Self.mostBytes, text.indices.contains(where: { text[$0] &- 0x30 <= 9 }) else { return nil }
        var scalars = ArraySlice(text.decoded().unicodeScalars)
        guard takeSurroundings(of: &scalars), let first = scalars.first, let last = scalars.last,
            Self.isDigit(last), Self.isDigit(first) || first == "." || first == ","
        else { return nil }
        for scalar in scalars where !take(scalar) { return nil }
    }

    /// What the number is when `mark` stands before its fraction; nil where it cannot be read so.
    func value(decimalMark mark: DecimalMark) -> Double? {
        var (whole, separators, fraction) = (groups, separators, [UInt8]())
        if separators.last == .mark(mark) {
            fraction = whole.removeLast()
            separators.removeLast()
        }
        guard Set(separators.map(String.init(describing:))).count <= 1, !separators.contains(.mark(mark)),
            Self.isGrouped(whole)
        else { return nil }
        var digits = whole.flatMap(\.self)
        if digits.isEmpty { digits.append(UInt8(ascii: "0")) }
        if !fraction.isEmpty { digits += [UInt8(ascii: ".")] + fraction }
        guard let value = try? DecimalNumber(whole: digits.span).value else { return nil }
        return isNegative ? -value : value
    }

    private static func isGrouped(_ groups: [[UInt8]]) -> Bool {
        guard groups.count > 1 else { return true }
        guard let first = groups.first, first.first != UInt8(ascii: "0"), groups.last?.count == 3 else { return false }
        let middle = groups.dropFirst().dropLast()
        return (1...3).contains(first.count) && middle.allSatisfy { $0.count == 3 }
            || (1...2).contains(first.count) && middle.allSatisfy { $0.count == 2 }
    }

    /// Takes a digit, or what stands between digits.
    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        if Self.isDigit(scalar) {
            groups[groups.count - 1].append(UInt8(scalar.value))
            return true
        }
        let separator: Separator
        switch scalar {
        case ".": separator = .mark(.point)
        case ",": separator = .mark(.comma)
        case "'", "\u{2019}": separator = .apostrophe
        case let space where space.properties.isWhitespace: separator = .space
        default: return false
        }
        separators.append(separator)
        groups.append([])
        return groups.count == 2 || !groups[groups.count - 2].isEmpty
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}

// MARK: - What stands around the digits

extension WrittenNumber {
    /// Takes sign, brackets, currency and spaces off both ends; false where they contradict each other.
    private mutating func takeSurroundings(of scalars: inout ArraySlice<Unicode.Scalar>) -> Bool {
        var isSigned = false
        var isClosed = false
        func isInner(_ scalar: Unicode.Scalar) -> Bool { Self.isDigit(scalar) || scalar == "." || scalar == "," }
        while let scalar = scalars.first, !isInner(scalar) {
            switch scalar {
            case "-", "+", "\u{2212}":
                guard !isSigned else { return false }
                (isSigned, isNegative) = (true, scalar != "+")
                scalars.removeFirst()
            case "(":
                guard !isBracketed else { return false }
                isBracketed = true
                scalars.removeFirst()
            case let space where space.properties.isWhitespace: scalars.removeFirst()
            default:
                let word = scalars.prefix { Self.isOfCurrency($0) }
                guard takeCurrency(word) else { return false }
                scalars.removeFirst(word.count)
                // Rs. 500
                if word.last?.properties.isAlphabetic == true, scalars.first == "." { scalars.removeFirst() }
            }
        }
        while let scalar = scalars.last, !Self.isDigit(scalar) {
            if scalar == ")" {
                guard isBracketed, !isClosed else { return false }
                isClosed = true
                scalars.removeLast()
            } else if scalar.properties.isWhitespace {
                scalars.removeLast()
            } else {
                let length = scalars.reversed().prefix { Self.isOfCurrency($0) }.count
                guard takeCurrency(scalars.suffix(length)) else { return false }
                scalars.removeLast(length)
            }
        }
        if isBracketed { isNegative = true }
        return isBracketed == isClosed && !(isBracketed && isSigned)
    }

    private static func isOfCurrency(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || isCurrencySign(scalar)
    }

    /// Hundredths of a currency are another unit.
    private static func isCurrencySign(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .currencySymbol && scalar != "\u{A2}"
    }

    /// Notes a currency: a sign, a code, or letters before a sign as in `A$`.
    private mutating func takeCurrency(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
        guard currency == nil, let last = word.last else { return false }
        let text = String(String.UnicodeScalarView(word))
        let isSign =
            Self.isCurrencySign(last) && word.count <= 4 && word.dropLast().allSatisfy { ("A"..."Z").contains($0) }
        guard isSign || Self.currencyWords.contains(text) else { return false }
        currency = text
        return true
    }
}
