/// Spellings of categories and the codes they stand for, compared without regard to case.
///
/// Spellings lie flat as numbers, so that a look-up compares words and touches no reference count. It regards the case of
/// letters beyond ASCII; what it does not find is looked for once more among the spellings folded as Unicode has it.
@usableFromInline package struct SpellingTable: Sendable, Equatable {
    /// The ends of a text in lower case, and its length: of up to 16 bytes all, zeros behind them, else the first and the
    /// last eight.
    @usableFromInline struct Digest: Sendable, Equatable {
        @usableFromInline let count: Int
        @usableFromInline let first: UInt64
        @usableFromInline let last: UInt64
    }

    @usableFromInline struct Entry: Sendable, Equatable {
        @usableFromInline let digest: Digest
        @usableFromInline let code: Int
        /// Where the folded spelling begins among the bytes of all.
        @usableFromInline let start: Int
    }

    @usableFromInline private(set) var entries: [Entry] = []
    private var folded: [UInt8] = []
    /// The folded spellings of each feature, by the place of its first.
    private var foldedByFeature: [Int: FoldedSpellings] = [:]

    /// Makes an empty table.
    package init() {}

    /// Number of spellings.
    package var count: Int { entries.count }

    /// The spellings as they are compared, to be borrowed once for many texts.
    @inlinable
    package var exact: ExactSpellings {
        @_lifetime(borrow self)
        @inline(__always)
        get { ExactSpellings(entries: entries.span) }
    }

    /// Adds a spelling behind those there are, all of which are of the same feature.
    mutating func add(_ text: String, code: Int) {
        let bytes = text.utf8.map(\.lowercasedASCII)
        entries.append(Entry(digest: Digest(bytes.span), code: code, start: folded.count))
        foldedByFeature[0, default: FoldedSpellings()].add(text, code: code)
        folded += bytes
    }

    /// Adds the spellings of another table, those of other features, behind those there are and says where they stand.
    package mutating func append(contentsOf other: SpellingTable) -> Range<Int> {
        let first = entries.count
        for entry in other.entries {
            entries.append(Entry(digest: entry.digest, code: entry.code, start: folded.count + entry.start))
        }
        folded += other.folded
        for (place, spellings) in other.foldedByFeature { foldedByFeature[first + place] = spellings }
        return first..<entries.count
    }

    /// The code that `text` spells by one of the spellings at `range`, those of a feature, or nil.
    ///
    /// What is no spelling byte by byte may be one in another case or canonical form of its letters; it is none where
    /// spellings of several codes differ in that only.
    package func code(of text: Span<UInt8>, among range: Range<Int>) -> Int? {
        exactCode(of: text, among: range) ?? foldedCode(of: text, among: range)
    }

    /// The code that `text` spells but for the case of ASCII letters, or nil.
    @inlinable
    @inline(__always)
    package func exactCode(of text: Span<UInt8>, among range: Range<Int>) -> Int? {
        let digest = Digest(text)
        let candidates = entries.span.extracting(range)
        for index in candidates.indices where candidates[index].digest.isSame(as: digest) {
            if text.count <= 16 || hasMiddle(of: text, candidates[index].start) { return candidates[index].code }
        }
        return nil
    }

    @inline(never)
    private func foldedCode(of text: Span<UInt8>, among range: Range<Int>) -> Int? {
        foldedByFeature[range.lowerBound]?.code(of: text)
    }

    /// Whether `text`, whose ends are known to be those of the spelling at `start`, is that spelling throughout.
    @usableFromInline
    func hasMiddle(of text: Span<UInt8>, _ start: Int) -> Bool {
        text.indices.allSatisfy { folded[start + $0] == text[$0].lowercasedASCII }
    }
}

extension SpellingTable.Digest {
    @inlinable
    @inline(__always)
    func isSame(as other: Self) -> Bool { count == other.count && first == other.first && last == other.last }

    @inlinable
    @inline(__always)
    init(_ text: Span<UInt8>) {
        count = text.count
        if count >= 8 {
            first = UInt64(littleEndian: text.word(at: 0)).lowercasedASCII
            let end = UInt64(littleEndian: text.word(at: count &- 8)).lowercasedASCII
            // Of up to sixteen bytes without those that the first eight hold.
            last = count < 16 ? (end >> 8) >> UInt64(truncatingIfNeeded: 8 &* (15 &- count)) : end
        } else {
            first = text.fewBytes.lowercasedASCII
            last = 0
        }
    }

    @inlinable
    @inline(__always)
    init(_ words: SIMD2<UInt64>, count: Int) {
        self.count = count
        first = words[0].lowercasedASCII
        last = words[1].lowercasedASCII
    }
}

extension Span<UInt8> {
    /// Up to seven bytes as one number, the first one lowest.
    @inlinable
    @inline(__always)
    var fewBytes: UInt64 {
        guard count >= 4 else {
            var number: UInt64 = 0
            for index in 0..<count { number |= UInt64(self[index]) << UInt64(truncatingIfNeeded: 8 &* index) }
            return number
        }
        // The first and the last four bytes, which overlap in bytes that are the same.
        let first = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: 0, as: UInt32.self)
        let last = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: count &- 4, as: UInt32.self)
        return UInt64(UInt32(littleEndian: first))
            | UInt64(UInt32(littleEndian: last)) << UInt64(truncatingIfNeeded: 8 &* (count &- 4))
    }

    /// The eight bytes from `index` on as they stand in memory.
    ///
    /// - Precondition: eight bytes follow.
    @inlinable
    @inline(__always)
    func word(at index: Int) -> UInt64 {
        // UInt8 has no padding, so every byte of the view is initialized.
        unsafe bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
    }
}

extension UInt8 {
    var lowercasedASCII: UInt8 { self >= UInt8(ascii: "A") && self <= UInt8(ascii: "Z") ? self | 0x20 : self }
}

extension UInt64 {
    /// Eight bytes with each ASCII capital letter in lower case.
    @inlinable
    @inline(__always)
    var lowercasedASCII: UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let low = self & (ones &* 0x7F)
        // The high bit of a byte says whether it is beyond a bound; sums of seven bits do not reach the next byte.
        let isFromA = low &+ ones &* (0x80 - 0x41)
        let isBeyondZ = low &+ ones &* (0x7F - 0x5A)
        let isCapital = (isFromA ^ isBeyondZ) & ~self & (ones &* 0x80)
        return self | isCapital >> 2
    }
}
