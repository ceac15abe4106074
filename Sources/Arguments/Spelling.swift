/// Guesses what was meant by a mistyped word.
package enum Spelling {
    /// The candidate with the fewest edits from `word`, where they are few enough to be a slip; nil otherwise.
    package static func nearest(to word: String, among candidates: [String]) -> String? {
        let ranked = candidates.map { (candidate: $0, edits: edits(from: word, to: $0)) }.min { $0.edits < $1.edits }
        guard let ranked, ranked.edits <= max(1, word.count / 3) else { return nil }
        return ranked.candidate
    }

    /// Insertions, deletions and substitutions that turn one text into the other (Levenshtein 1966).
    static func edits(from first: String, to second: String) -> Int {
        let target = Array(second)
        var row = Array(0...target.count)
        for (index, character) in first.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for column in target.indices {
                let substitution = diagonal + (character == target[column] ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(substitution, row[column] + 1, diagonal + 1)
            }
        }
        return row[target.count]
    }
}
