import ModelBundle

/// Ids of customers that are written in another way than those of the training: `17850.0` by whoever took them for numbers,
/// `0017850`, ` C1`, `c1`. They are not the same ids, so they are not answered, only hinted at.
enum SimilarID {
    /// What to say behind a complaint that `table` has no customer `id`.
    static func hint(for id: String, in table: CustomerTable) -> String {
        if let similar = variants(of: id).first(where: { table.row(of: $0) != nil }) {
            return "; did you mean \"\(similar)\"? Ids are compared as they are written"
        }
        return table.ids.first.map { "; its ids are written like \"\($0.prefix(80))\"" } ?? ""
    }

    /// Other ways to write `id`, the likeliest first.
    private static func variants(of id: String) -> [String] {
        // A longer one is no id anyway.
        guard id.utf8.count <= 256 else { return [] }
        let trimmed = String(id.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
        let whole = withoutFraction(trimmed)
        let bare = String(whole.drop { $0 == "0" })
        return [trimmed, whole, bare, trimmed + ".0", trimmed.uppercased(), trimmed.lowercased()]
    }

    /// A whole number without the `.0` that some programs write behind it; any other text as it is.
    private static func withoutFraction(_ text: String) -> String {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let isWhole = parts.count == 2 && parts[0].allSatisfy(\.isWholeNumber) && parts[1].allSatisfy { $0 == "0" }
        return isWhole ? String(parts[0]) : text
    }
}
