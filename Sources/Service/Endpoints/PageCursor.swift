/// Where a page of a list ended, in a text that means nothing to clients: a fingerprint of what was asked, and the row.
///
/// It is no secret and grants nothing. The fingerprint keeps it from being used with another list.
enum PageCursor {
    private static let fingerprintDigits = 16

    /// The text for a page of the list `scope` that ended with `row`.
    static func text(of row: Int, scope: String) -> String {
        let digits = String(fingerprint(of: scope), radix: 16)
        return String(repeating: "0", count: fingerprintDigits - digits.count) + digits + String(row, radix: 16)
    }

    /// The row that `text` names.
    ///
    /// - Throws: a 400 problem when it is no cursor of the list `scope` of `rows` rows.
    static func row(in text: String, scope: String, rows: Int) throws(Problem) -> Int {
        guard text.utf8.allSatisfy({ $0 >= UInt8(ascii: "0") }), text.utf8.count > fingerprintDigits,
            let found = UInt64(text.prefix(fingerprintDigits), radix: 16),
            let row = Int(text.dropFirst(fingerprintDigits), radix: 16)
        else { throw QueryParameters.mismatch("cursor", "the next_cursor of an answer", text) }
        guard found == fingerprint(of: scope), row < rows else {
            throw QueryParameters.mismatch(
                "cursor", "that of the same model, segment, anomaly and sort, the model not replaced since", text)
        }
        return row
    }

    /// FNV-1a (Fowler, Noll, Vo).
    private static func fingerprint(of text: String) -> UInt64 {
        text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
}
