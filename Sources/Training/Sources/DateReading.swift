/// What a date says, read month first and day first.
struct DateReading: Sendable {
    let monthFirst: Timestamp
    let dayFirst: Timestamp
    /// The order that this date can only be read in, so that it settles that of all dates; nil where both or any will do.
    let evidence: DateOrder?
    let form: DateForm

    /// Reads a date.
    ///
    /// - Parameter order: the order it must be read in; nil for either.
    /// - Returns: nil for what is no date.
    init?(_ text: Span<UInt8>, order: DateOrder?) {
        var parser = TimestampParser(text, order: order ?? .monthFirst)
        let first = parser.parse()
        form = parser.form
        guard order == nil, form == .numeric else {
            guard let first else { return nil }
            (monthFirst, dayFirst, evidence) = (first, first, nil)
            return
        }
        parser = TimestampParser(text, order: .dayFirst)
        let second = parser.parse()
        switch (first, second) {
        case (let first?, let second?): (monthFirst, dayFirst, evidence) = (first, second, nil)
        case (let first?, nil): (monthFirst, dayFirst, evidence) = (first, first, .monthFirst)
        case (nil, let second?): (monthFirst, dayFirst, evidence) = (second, second, .dayFirst)
        case (nil, nil): return nil
        }
    }

    subscript(order: DateOrder) -> Timestamp { order == .monthFirst ? monthFirst : dayFirst }
}
