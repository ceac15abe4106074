/// Guesses what was meant by a mistyped word.
package enum Spelling {
    /// The candidate with the fewest edits from `word`, where they are few enough to be a slip; nil otherwise.
    package static func nearest(to word: String, among candidates: [String]) -> String? {
        let ranked = candidates.map { (candidate: $0, edits: edits(from: word, to: $0)) }.min { $0.edits < $1.edits }
        guard let ranked, ranked.edits <= max(1, word.count / 3) else { return nil }
        return ranked.candidate
    }

    /// Insertions, deletions, substitutions and swaps of neighbours that turn one text into the other, each character
    /// edited at most once (Damerau 1964): the commonest slip of all, `trian`, is one.
    static func edits(from first: String, to second: String) -> Int {
        let (source, target) = (Array(first), Array(second))
        var rows = [Array(0...target.count)]
        for index in source.indices {
            var row = [index + 1]
            for column in target.indices {
                let substitution = rows[index][column] + (source[index] == target[column] ? 0 : 1)
                var edits = min(substitution, rows[index][column + 1] + 1, row[column] + 1)
                if index > 0, column > 0, source[index] == target[column - 1], source[index - 1] == target[column] {
                    edits = min(edits, rows[index - 1][column - 1] + 1)
                }
                row.append(edits)
            }
            rows.append(row)
        }
        return rows[source.count][target.count]
    }
}
