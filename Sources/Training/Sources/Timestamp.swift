/// A moment to the second, counted from 1970-01-01 00:00:00 in the proleptic Gregorian calendar.
///
/// A text without a time zone is taken as it stands, for all dates of a file share their clock; one with a zone is
/// turned into UTC.
package struct Timestamp: Sendable, Hashable, Comparable, CustomStringConvertible {
    package static let secondsPerDay = 86_400

    /// Seconds since 1970-01-01 00:00:00; negative before.
    package let seconds: Int

    package init(seconds: Int) {
        self.seconds = seconds
    }

    /// Makes the moment of a civil date and time, each part of which must exist: no 30 February, no hour 24.
    package init?(year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0) {
        guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
        guard day >= 1, day <= Self.days(inMonth: month, of: year) else { return nil }
        guard (0..<24).contains(hour), (0..<60).contains(minute), (0..<60).contains(second) else { return nil }
        let days = Self.daysSinceEpoch(year: year, month: month, day: day)
        seconds = days * Self.secondsPerDay + hour * 3_600 + minute * 60 + second
    }

    package static func < (left: Timestamp, right: Timestamp) -> Bool { left.seconds < right.seconds }

    /// Whole days from `earlier` to this moment, rounded down.
    package func wholeDays(since earlier: Timestamp) -> Int {
        let difference = seconds - earlier.seconds
        return (difference >= 0 ? difference : difference - Self.secondsPerDay + 1) / Self.secondsPerDay
    }

    /// The same time of day `days` later.
    package func adding(days: Int) -> Timestamp {
        Timestamp(seconds: seconds + days * Self.secondsPerDay)
    }

    /// The moment as `2011-12-10 12:50:00`.
    package var description: String {
        let days = Timestamp(seconds: seconds).wholeDays(since: Timestamp(seconds: 0))
        let rest = seconds - days * Self.secondsPerDay
        let (year, month, day) = Self.civil(daysSinceEpoch: days)
        let date = "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))"
        let time = [rest / 3_600, rest / 60 % 60, rest % 60].map { part in Self.padded(part, 2) }
        return date + " " + time.joined(separator: ":")
    }

    private static func padded(_ value: Int, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

// Counting years from March puts the leap day last, so months follow one formula.
// H. Hinnant, "chrono-compatible low-level date algorithms".
extension Timestamp {
    private static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func daysSinceEpoch(year: Int, month: Int, day: Int) -> Int {
        let marchYear = month <= 2 ? year - 1 : year
        let era = marchYear / 400
        let yearOfEra = marchYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    private static func civil(daysSinceEpoch: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = daysSinceEpoch + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    }
}
