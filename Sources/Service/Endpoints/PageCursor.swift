/// Where a page of a list ended, in a text that means nothing to clients: a fingerprint of the list and the row, and the
/// row.
///
/// It is no secret and grants nothing. The fingerprint keeps it from being used with another list, and from leading to
/// another row where a client has cut or changed it.
enum PageCursor {
    private static let fingerprintDigits = 16

    /// The text for a page of the list `scope` that ended with `row`.
    static func text(of row: Int, scope: String) -> String {
        let place = String(row, radix: 16)
        let digits = String(fingerprint(of: scope + "\n" + place), radix: 16)
        return String(repeating: "0", count: fingerprintDigits - digits.count) + digits + place
    }

    /// The row that `text` names.
    ///
    /// - Throws: a 400 problem when it is not the very text that ``text(of:scope:)`` made for the list `scope` of `rows`
    ///   rows.
    static func row(in text: String, scope: String, rows: Int) throws(Problem) -> Int {
        guard text.utf8.count > fingerprintDigits, let row = Int(text.dropFirst(fingerprintDigits), radix: 16),
            (0..<rows).contains(row), text == Self.text(of: row, scope: scope)
        else {
            throw QueryParameters.mismatch(
                "cursor",
                "a next_cursor as it was given, with the same model, segment, anomaly and sort, the model not replaced since",
                text)
        }
        return row
    }

    /// FNV-1a (Fowler, Noll, Vo).
    private static func fingerprint(of text: String) -> UInt64 {
        text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
}
