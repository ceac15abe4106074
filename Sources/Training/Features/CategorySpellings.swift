import Segmentation

/// The categories that some rows have, with spellings that differ in case only taken as one, for a model could not tell
/// them apart: `Pune` and `pune`. The spelling that most rows have stands for all, of equally frequent ones the
/// first by its bytes.
struct CategorySpellings {
    /// The categories, in the order of the bytes of their UTF-8.
    let categories: [String]
    /// For each category given, its place in `categories`; none for those that no row has.
    private let places: [Int: Int]

    /// Sorts the categories that `codes`, places in `spellings`, name.
    init(of codes: some Sequence<Int>, in spellings: [String]) {
        let counts = codes.reduce(into: [Int: Int]()) { $0[$1, default: 0] += 1 }
        let groups = Dictionary(grouping: counts.keys) { FoldedSpellings.folded(spellings[$0]) }.values
        let named = groups.compactMap { group -> (name: String, codes: [Int])? in
            let ranked = group.sorted { Self.precedes(spellings[$0], spellings[$1]) }
            return ranked.max { (counts[$0] ?? 0) < (counts[$1] ?? 0) }.map { (spellings[$0], group) }
        }.sorted { Self.precedes($0.name, $1.name) }
        categories = named.map(\.name)
        var places: [Int: Int] = [:]
        for (place, group) in named.enumerated() {
            for code in group.codes { places[code] = place }
        }
        self.places = places
    }

    /// The place in `categories` of a code.
    ///
    /// - Precondition: a row has it.
    subscript(code: Int) -> Int {
        guard let place = places[code] else { preconditionFailure("no row has the category \(code)") }
        return place
    }

    private static func precedes(_ left: String, _ right: String) -> Bool {
        left.utf8.lexicographicallyPrecedes(right.utf8)
    }
}
