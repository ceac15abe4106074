/// Reads the spellings of dates that transaction files have, without locale and without allocation.
///
/// `12/1/2010 8:26` and `12-1-2010` (in the order told), `1.12.2010`, `2010-12-01`, `2010/12/01`, `20101201`,
/// `1-Dec-10`; then perhaps a space or `T` and `8:26`, `08:26:00` or `08:26:00.000`; then perhaps `Z` or `+01:00`. Or
/// digits alone: `20101201082600`, or 9 to 11 of them for seconds and 13 for milliseconds since 1970. Fractions of a
/// second are cut off. Two-digit years are 1969 to 2068.
struct TimestampParser: ~Escapable {
    private let text: Span<UInt8>
    private let order: DateOrder
    private var position = 0
    /// The spelling that the date was found to have.
    private(set) var form = DateForm.yearFirst

    private static let monthNames: [StaticString] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]

    @_lifetime(copy text)
    init(_ text: Span<UInt8>, order: DateOrder) {
        self.text = text
        self.order = order
    }

    /// The moment that the whole text names, or nil.
    @_lifetime(self: copy self)
    mutating func parse() -> Timestamp? {
        if let timestamp = digitsAlone() { return timestamp }
        guard let date = date(), let time = time(), let offset = offset(), position == text.count else { return nil }
        let civil = Timestamp(
            year: date.year, month: date.month, day: date.day,
            hour: time.hour, minute: time.minute, second: time.second)
        return civil.map { Timestamp(seconds: $0.seconds - offset) }
    }

    @_lifetime(self: copy self)
    private mutating func date() -> (year: Int, month: Int, day: Int)? {
        guard let first = number(), first.digits != 8 else { return compactDate() }
        guard let separator = separator(), let second = monthOrNumber(), take(separator) else { return nil }
        guard let third = number() else { return nil }
        form =
            first.digits == 4
            ? .yearFirst : second.isName ? .named : separator == UInt8(ascii: ".") ? .dotted : .numeric
        if first.digits == 4 { return third.digits <= 2 ? (first.value, second.value, third.value) : nil }
        guard first.digits <= 2, third.digits == 2 || third.digits == 4 else { return nil }
        let year = third.digits == 4 ? third.value : third.value + (third.value < 69 ? 2000 : 1900)
        let isDayFirst = second.isName || separator == UInt8(ascii: ".") || order == .dayFirst
        return isDayFirst ? (year, second.value, first.value) : (year, first.value, second.value)
    }

    /// The date of eight digits that was just passed.
    @_lifetime(self: copy self)
    private mutating func compactDate() -> (year: Int, month: Int, day: Int)? {
        guard position == 8 else { return nil }
        form = .compact
        var value = 0
        for index in 0..<8 { value = value * 10 + Int(text[index] &- 0x30) }
        return (value / 10_000, value / 100 % 100, value % 100)
    }

    @_lifetime(self: copy self)
    private mutating func time() -> (hour: Int, minute: Int, second: Int)? {
        guard position < text.count else { return (0, 0, 0) }
        guard take(UInt8(ascii: " ")) || take(UInt8(ascii: "T")) else { return nil }
        guard let hour = number(), hour.digits <= 2, take(UInt8(ascii: ":")) else { return nil }
        guard let minute = number(), minute.digits == 2 else { return nil }
        guard take(UInt8(ascii: ":")) else { return (hour.value, minute.value, 0) }
        guard let second = number(), second.digits == 2 else { return nil }
        if take(UInt8(ascii: ".")), number() == nil { return nil }
        return (hour.value, minute.value, second.value)
    }

    /// Seconds that the clock is ahead of UTC.
    @_lifetime(self: copy self)
    private mutating func offset() -> Int? {
        if position == text.count || take(UInt8(ascii: "Z")) { return 0 }
        let isAhead = take(UInt8(ascii: "+"))
        guard isAhead || take(UInt8(ascii: "-")), let first = number() else { return nil }
        var (hours, minutes) = (first.value, 0)
        if first.digits == 4 {
            (hours, minutes) = (first.value / 100, first.value % 100)
        } else if take(UInt8(ascii: ":")) {
            guard let second = number(), second.digits == 2 else { return nil }
            minutes = second.value
        }
        guard first.digits == 2 || first.digits == 4, hours < 24, minutes < 60 else { return nil }
        return (isAhead ? 1 : -1) * (hours * 3_600 + minutes * 60)
    }
}

// MARK: - Digits alone

extension TimestampParser {
    /// The moment that at least nine digits and nothing else stand for.
    @_lifetime(self: copy self)
    private mutating func digitsAlone() -> Timestamp? {
        guard (9...14).contains(text.count) else { return nil }
        var value = 0
        for index in text.indices {
            let digit = text[index] &- UInt8(ascii: "0")
            guard digit <= 9 else { return nil }
            value = value * 10 + Int(digit)
        }
        form = .epoch
        switch text.count {
        case 12, 14:
            form = .compact
            let second = text.count == 14 ? value % 100 : 0
            let minutes = text.count == 14 ? value / 100 : value
            return Timestamp(
                year: minutes / 100_000_000, month: minutes / 1_000_000 % 100, day: minutes / 10_000 % 100,
                hour: minutes / 100 % 100, minute: minutes % 100, second: second)
        case 13: return Timestamp(seconds: value / 1_000)
        default: return Timestamp(seconds: value)
        }
    }
}

// MARK: - Parts

extension TimestampParser {
    /// A run of at most nine digits.
    @_lifetime(self: copy self)
    private mutating func number() -> (value: Int, digits: Int)? {
        let start = position
        var value = 0
        while position < text.count, position - start < 9 {
            let digit = text[position] &- UInt8(ascii: "0")
            guard digit <= 9 else { break }
            value = value * 10 + Int(digit)
            position += 1
        }
        return position > start ? (value, position - start) : nil
    }

    @_lifetime(self: copy self)
    private mutating func monthOrNumber() -> (value: Int, isName: Bool)? {
        if let number = number() { return number.digits <= 2 ? (number.value, false) : nil }
        guard position + 3 <= text.count else { return nil }
        let month = Self.monthNames.firstIndex { name in
            (0..<3).allSatisfy { index in unsafe name.utf8Start[index] == text[position + index] | 0x20 }
        }
        guard let month else { return nil }
        position += 3
        return (month + 1, true)
    }

    @_lifetime(self: copy self)
    private mutating func separator() -> UInt8? {
        guard position < text.count else { return nil }
        let byte = text[position]
        guard byte == UInt8(ascii: "/") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") else { return nil }
        position += 1
        return byte
    }

    @_lifetime(self: copy self)
    private mutating func take(_ byte: UInt8) -> Bool {
        guard position < text.count, text[position] == byte else { return false }
        position += 1
        return true
    }
}

extension Timestamp {
    /// Reads the date, and perhaps time, that is the whole of `text`; nil when it is none or does not exist.
    package init?(_ text: Span<UInt8>, order: DateOrder = .monthFirst) {
        var parser = TimestampParser(text, order: order)
        guard let timestamp = parser.parse() else { return nil }
        self = timestamp
    }
}
