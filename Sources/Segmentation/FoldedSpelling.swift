/// A spelling with letters beyond ASCII, its case folded as Unicode has it: `MÜNCHEN` and `München` are one, as are
/// `Straße` and `STRASSE`, and `é` as one scalar and as two.
package struct FoldedSpelling: Sendable, Equatable {
    /// Bytes that a letter may take in one case or canonical form for each that it takes in another, with room to spare.
    private static let mostGrowth = 4

    /// The folded spelling; texts compare as equal where they are canonically equivalent.
    let text: String
    /// Its place among all spellings.
    let place: Int
    private let byteCount: Int

    init(_ spelling: String, place: Int) {
        self.init(text: Self.folded(spelling), place: place, byteCount: spelling.utf8.count)
    }

    private init(text: String, place: Int, byteCount: Int) {
        (self.text, self.place, self.byteCount) = (text, place, byteCount)
    }

    /// The same spelling behind `count` others.
    func after(_ count: Int) -> FoldedSpelling {
        FoldedSpelling(text: text, place: count + place, byteCount: byteCount)
    }

    /// Whether a text of `count` bytes may be the same spelling: one that is much longer need not be folded.
    func couldBe(of count: Int) -> Bool { count <= Self.mostGrowth * byteCount }

    /// `text` in lower case by way of upper case, in which letters are one that have two lower cases, like σ and ς.
    package static func folded(_ text: String) -> String { text.uppercased().lowercased() }
}
