import Bytes
package import CSV

/// How the numbers of a table were read, and by what that was told.
package struct NumberFinding: Sendable, Equatable, CustomStringConvertible {
    /// What stands before their fractions.
    package let mark: DecimalMark
    /// A number that can be read with that mark only; nil where there is none, or the mark was given.
    package let evidence: RowReport.Example?
    /// Whether all stand as programs write numbers: digits, a point and an exponent at most.
    package let isPlain: Bool
    /// The currency that stands beside them.
    package let currency: String?

    /// A phrase for a person.
    package var description: String {
        if isPlain, mark == .point { return "plain" }
        let money = currency.map { ", in \($0)" } ?? ""
        let reason = evidence.map { ", as \($0.source), line \($0.line) shows: \"\($0.found)\"" } ?? ""
        return "decimal \(mark.rawValue)" + money + reason
    }
}

/// What numbers have shown so far of how they are written.
struct NumberEvidence: Sendable {
    private var hasPoint = false
    private var point: RowReport.Example?
    private var comma: RowReport.Example?
    /// A number that says one thing with a decimal point and another with a decimal comma, and is not plain.
    private var ambiguous: RowReport.Example?
    private var isPlain = true
    private var currency: String?
    private var currencyExample: RowReport.Example?
    private var otherCurrency: RowReport.Example?

    /// Reads a field, spaces around it left out, of a row of which `example` tells; nil for what is no number.
    ///
    /// - Parameter mark: the mark it must be read with; nil where that is to be found.
    @inline(__always)
    mutating func read(
        _ field: Span<UInt8>, mark: DecimalMark?, _ example: @autoclosure () -> RowReport.Example
    ) -> NumberReading? {
        // Once a number has shown a decimal point, plain ones have nothing new to say.
        if mark == .point || (hasPoint && mark == nil), let value = field.shortDecimal { return NumberReading(value) }
        return learn(field, mark, example())
    }

    private mutating func learn(
        _ field: Span<UInt8>, _ mark: DecimalMark?, _ example: @autoclosure () -> RowReport.Example
    ) -> NumberReading? {
        guard let reading = NumberReading(field, mark: mark) else { return nil }
        switch reading.evidence {
        case .point?:
            if point == nil { point = example() }
            hasPoint = true
        case .comma?: if comma == nil { comma = example() }
        case nil:
            if ambiguous == nil, !reading.isPlain, reading.point != reading.comma { ambiguous = example() }
        }
        if !reading.isPlain { isPlain = false }
        if let found = reading.currency, found != currency { note(found, example()) }
        return reading
    }

    private mutating func note(_ found: String, _ example: RowReport.Example) {
        if currency == nil {
            (currency, currencyExample) = (found, example)
        } else if otherCurrency == nil {
            otherCurrency = example
        }
    }

    mutating func append(_ later: NumberEvidence, afterLines lines: Int) {
        hasPoint = hasPoint || later.hasPoint
        point = point ?? later.point?.after(lines: lines)
        comma = comma ?? later.comma?.after(lines: lines)
        ambiguous = ambiguous ?? later.ambiguous?.after(lines: lines)
        isPlain = isPlain && later.isPlain
        if let found = later.currency, let example = later.currencyExample, found != currency {
            note(found, example.after(lines: lines))
        }
        otherCurrency = otherCurrency ?? later.otherCurrency?.after(lines: lines)
    }

    /// What follows from all numbers.
    ///
    /// - Parameter mark: the mark they had to be read with; nil where it was to be found.
    func finding(mark: DecimalMark?) throws(SourceError) -> NumberFinding {
        if let currencyExample, let otherCurrency { throw .mixedCurrencies(currencyExample, otherCurrency) }
        if let point, let comma { throw .mixedDecimalMarks(point: point, comma: comma) }
        if mark == nil, point == nil, comma == nil, let ambiguous { throw .ambiguousNumbers(ambiguous) }
        return NumberFinding(
            mark: mark ?? (comma == nil ? .point : .comma), evidence: point ?? comma, isPlain: isPlain,
            currency: currency)
    }
}
