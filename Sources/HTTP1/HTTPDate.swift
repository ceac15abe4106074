import Bytes

/// A moment as `Date` writes it: IMF-fixdate, `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110 section 5.6.7).
struct HTTPDate {
    private static let weekdays: StaticString = "ThuFriSatSunMonTueWed"
    private static let months: StaticString = "JanFebMarAprMayJunJulAugSepOctNovDec"

    /// Seconds since the start of 1970, UTC; from then to the end of 9999.
    let secondsSince1970: Int

    /// Appends the 29 bytes of the date.
    func append(to buffer: inout ByteBuffer) {
        let days = secondsSince1970 / 86_400
        let second = secondsSince1970 % 86_400
        let (year, month, day) = Self.civil(days)
        Self.append(Self.weekdays, days % 7, to: &buffer)
        buffer.append(", ")
        buffer.append(decimal: day, width: 2)
        buffer.append(" ")
        Self.append(Self.months, month - 1, to: &buffer)
        buffer.append(" ")
        buffer.append(decimal: year, width: 4)
        buffer.append(" ")
        buffer.append(decimal: second / 3600, width: 2)
        buffer.append(":")
        buffer.append(decimal: second / 60 % 60, width: 2)
        buffer.append(":")
        buffer.append(decimal: second % 60, width: 2)
        buffer.append(" GMT")
    }

    /// The Gregorian date of a day, counted in eras of 400 years that begin on the first of March.
    private static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    private static func append(_ names: StaticString, _ index: Int, to buffer: inout ByteBuffer) {
        precondition(index >= 0 && index * 3 + 3 <= names.utf8CodeUnitCount, "no such day or month")
        // Within the literal, by the precondition.
        for offset in 0..<3 { unsafe buffer.append(names.utf8Start[index * 3 + offset]) }
    }
}
