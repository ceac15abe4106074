import Bytes

/// What a number says, read with a decimal point and with a decimal comma.
@usableFromInline package struct NumberReading: Sendable {
    /// What it says where a point stands before fractions.
    @usableFromInline package let point: Double
    /// What it says where a comma stands before fractions.
    @usableFromInline package let comma: Double
    /// The mark that this number can only be read with, so that it settles that of all numbers; nil where both or any
    /// will do.
    @usableFromInline package let evidence: DecimalMark?
    /// Whether it stands as programs write numbers: digits, a point and an exponent at most.
    @usableFromInline package let isPlain: Bool
    /// The currency that stands beside it.
    @usableFromInline package let currency: String?

    /// A number of which the mark is known, or has none.
    @inlinable
    @inline(__always)
    package init(_ value: Double) {
        (point, comma, evidence, isPlain, currency) = (value, value, nil, true, nil)
    }

    /// Reads a field, spaces around it left out.
    ///
    /// - Parameter mark: the mark it must be read with; nil for either.
    /// - Returns: nil for what is no number.
    package init?(_ text: Span<UInt8>, mark: DecimalMark?) {
        if let value = text.shortDecimal ?? (try? DecimalNumber(whole: text).value) {
            self.init(plain: value, text, mark: mark)
        } else {
            self.init(written: text, mark: mark)
        }
    }

    /// What it says where `mark` stands before fractions.
    package subscript(mark: DecimalMark) -> Double { mark == .point ? point : comma }

    private init?(plain value: Double, _ text: Span<UInt8>, mark: DecimalMark?) {
        let place = text.indices.first { text[$0] == UInt8(ascii: ".") }
        guard mark != .point, let place else {
            self.init(value)
            return
        }
        let start = text[0] == UInt8(ascii: "-") ? 1 : 0
        let groups = (1...3).contains(place - start) && text[start] != UInt8(ascii: "0") && text.count == place + 4
        let fraction = text.extracting((place + 1)...)
        // 1.234 is a thousand and more where the comma is the decimal mark; the product is whole but for rounding.
        let isGrouped = groups && fraction.indices.allSatisfy { fraction[$0] &- UInt8(ascii: "0") <= 9 }
        if mark == .comma, !isGrouped { return nil }
        let thousands = (value * 1000).rounded()
        self.init(
            point: mark == .comma ? thousands : value, comma: isGrouped ? thousands : value,
            evidence: isGrouped ? nil : .point, isPlain: true, currency: nil)
    }

    private init?(written text: Span<UInt8>, mark: DecimalMark?) {
        guard let number = WrittenNumber(text) else { return nil }
        let values = DecimalMark.allCases.map { mark == nil || mark == $0 ? number.value(decimalMark: $0) : nil }
        guard let either = values[0] ?? values[1] else { return nil }
        let isSettled = mark == nil && (values[0] == nil || values[1] == nil)
        self.init(
            point: values[0] ?? either, comma: values[1] ?? either,
            evidence: isSettled ? (values[0] == nil ? .comma : .point) : nil, isPlain: false, currency: number.currency)
    }

    private init(point: Double, comma: Double, evidence: DecimalMark?, isPlain: Bool, currency: String?) {
        (self.point, self.comma, self.evidence) = (point, comma, evidence)
        (self.isPlain, self.currency) = (isPlain, currency)
    }
}
