internal import Bytes
internal import Segmentation

/// What a program says of one feature of a customer, where it does not come as JSON or in a table.
package enum CustomerValue: Sendable, Equatable {
    /// Nothing is known.
    case missing
    /// A number; NaN says that nothing is known, as `missing` does.
    case number(Double)
    /// UTF-8: a category, or a number in decimal.
    case text([UInt8])
}

extension CustomerReader {
    /// Reads a customer whose value of each feature `value` gives, called once for each in order.
    ///
    /// - Parameter element: the customer's place among others; nil where there are none.
    package mutating func read(rules: CustomerRules, element: Int?, value: (Int) -> CustomerValue) {
        reset(rules, element)
        for index in rules.fields.indices {
            switch (value(index), rules.fields[index].isNumber) {
            case (.missing, _): continue
            case (.number(let number), _) where number.isNaN: continue
            case (.number(let number), true): take(number, index, rules)
            case (.number(let number), false):
                note(.type, index, rules, "expected a text, found the number \(Self.shown(number))")
            case (.text(let text), true): takeNumber(text.span, index, rules)
            case (.text(let text), false): take(text.span, index, rules)
            }
        }
        if known < rules.fields.count { noteMissing(rules) }
    }

    /// Takes a number from its text.
    mutating func takeNumber(_ text: Span<UInt8>, _ index: Int, _ rules: CustomerRules) {
        if let number = text.shortDecimal { return take(number, index, rules) }
        takeLongNumber(text, index, rules)
    }

    @inline(never)
    private mutating func takeLongNumber(_ text: Span<UInt8>, _ index: Int, _ rules: CustomerRules) {
        guard let number = try? DecimalNumber(whole: text).value else {
            return note(.type, index, rules, "expected a number, found \(text.quoted(limit: 40))")
        }
        take(number, index, rules)
    }
}
