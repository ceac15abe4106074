/// The spellings of one feature, their case folded as Unicode has it: `MÜNCHEN` and `München` are one, as are `Straße`
/// and `STRASSE`, and `é` as one scalar and as two.
package struct FoldedSpellings: Sendable, Equatable {
    private enum Meaning: Sendable, Equatable {
        case code(Int)
        /// Spellings of several codes differ in case or canonical form only.
        case ambiguous
    }

    /// Bytes that a letter may take in one case or canonical form for each that it takes in another, with room to spare.
    private static let mostGrowth = 4

    /// What folded texts mean, which are the same where they are canonically equivalent.
    private var meanings: [String: Meaning] = [:]
    private var longest = 0
    private var hasLettersBeyondASCII = false

    /// Adds a spelling.
    mutating func add(_ spelling: String, code: Int) {
        let meaning = Meaning.code(code)
        let known = meanings.updateValue(meaning, forKey: Self.folded(spelling))
        if let known, known != meaning { meanings[Self.folded(spelling)] = .ambiguous }
        longest = max(longest, spelling.utf8.count)
        hasLettersBeyondASCII = hasLettersBeyondASCII || spelling.utf8.contains { $0 > 0x7F }
    }

    /// The code that `text` spells, or nil; nil too where spellings of several codes differ from it in case only.
    ///
    /// Of texts in ASCII, whose case comparing bytes regards, none is folded in vain; nor is one that is much longer than
    /// every spelling.
    func code(of text: Span<UInt8>) -> Int? {
        guard text.count <= Self.mostGrowth * longest,
            hasLettersBeyondASCII || text.indices.contains(where: { text[$0] > 0x7F }),
            let valid = try? UTF8Span(validating: text),
            case .code(let code) = meanings[Self.folded(String(copying: valid))]
        else { return nil }
        return code
    }

    /// `text` in lower case by way of upper case, in which letters are one that have two lower cases, like σ and ς.
    package static func folded(_ text: String) -> String { text.uppercased().lowercased() }
}
