/// How the dates of transactions were read, and by what that was told.
package struct DateFinding: Sendable, Equatable, CustomStringConvertible {
    /// The spelling of the first date.
    package let form: DateForm
    /// Which number of a date like 2/1/2011 is the month.
    package let order: DateOrder
    /// A date that can be read in that order only; nil where there is none, or the order was given.
    package let evidence: RowReport.Example?
    /// Whether any date depends on the order, and nothing says which is meant.
    package let isGuessed: Bool

    /// A phrase for a person.
    package var description: String {
        switch form {
        case .yearFirst: "year-month-day"
        case .dotted: "day.month.year"
        case .named: "day-month-year, the month by name"
        case .compact: "digits, year first"
        case .epoch: "seconds or milliseconds since 1970"
        case .numeric: (order == .monthFirst ? "month first" : "day first") + reason
        }
    }

    private var reason: String {
        if let evidence { return ", as \(evidence.source), line \(evidence.line) shows: \"\(evidence.found)\"" }
        return isGuessed ? ", though all of them can be read day first too" : ""
    }
}

/// What dates have shown so far of the order they are in.
struct DateEvidence: Sendable {
    private var form: DateForm?
    private var monthFirst: RowReport.Example?
    private var dayFirst: RowReport.Example?
    private var isOrderNeeded = false

    /// Takes a date of a row that was kept, of which `example` tells.
    mutating func add(_ date: DateReading, _ example: @autoclosure () -> RowReport.Example) {
        if form == nil { form = date.form }
        if date.monthFirst != date.dayFirst { isOrderNeeded = true }
        switch date.evidence {
        case nil: break
        case .monthFirst?: if monthFirst == nil { monthFirst = example() }
        case .dayFirst?: if dayFirst == nil { dayFirst = example() }
        }
    }

    mutating func append(_ later: DateEvidence, afterLines lines: Int) {
        form = form ?? later.form
        isOrderNeeded = isOrderNeeded || later.isOrderNeeded
        monthFirst = monthFirst ?? later.monthFirst?.after(lines: lines)
        dayFirst = dayFirst ?? later.dayFirst?.after(lines: lines)
    }

    /// What follows from all dates.
    ///
    /// - Parameter order: the order they had to be read in; nil where it was to be found.
    func finding(order: DateOrder?) throws(SourceError) -> DateFinding {
        if let monthFirst, let dayFirst { throw .mixedDateOrders(monthFirst: monthFirst, dayFirst: dayFirst) }
        return DateFinding(
            form: form ?? .yearFirst, order: order ?? (dayFirst == nil ? .monthFirst : .dayFirst),
            evidence: monthFirst ?? dayFirst,
            isGuessed: order == nil && isOrderNeeded && monthFirst == nil && dayFirst == nil)
    }
}
