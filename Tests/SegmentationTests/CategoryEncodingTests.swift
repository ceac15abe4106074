import Segmentation
import Testing

@Suite struct CategoryEncodingTests {
    private func gender() throws -> CategoryEncoding {
        try CategoryEncoding(
            categories: ["F", "M"],
            aliases: [.init("Female", for: "F"), .init("Male", for: "M"), .init("weiblich", for: "F")],
            unknownPolicy: .reject)
    }

    @Test(arguments: [("F", 0), ("f", 0), ("female", 0), ("FEMALE", 0), ("M", 1), ("Male", 1), ("Weiblich", 0)])
    func findsCategoriesByAnySpellingAndCase(text: String, code: Int) throws {
        #expect(try gender().code(of: text) == code)
    }

    @Test(arguments: ["", "Fe", "Females", "X", "É", "F "])
    func anythingElseNamesNoCategory(text: String) throws {
        #expect(try gender().code(of: text) == nil)
    }

    @Test func refusesWhatCannotBeToldApart() {
        #expect(throws: CategoryEncoding.Failure.ambiguous(spelling: "f")) {
            try CategoryEncoding(categories: ["F", "f"], unknownPolicy: .reject)
        }
        #expect(throws: CategoryEncoding.Failure.ambiguous(spelling: "F")) {
            try CategoryEncoding(categories: ["F", "F"], unknownPolicy: .reject)
        }
        #expect(throws: CategoryEncoding.Failure.ambiguous(spelling: "m")) {
            try CategoryEncoding(categories: ["F", "M"], aliases: [.init("m", for: "F")], unknownPolicy: .reject)
        }
        #expect(throws: CategoryEncoding.Failure.unknownTarget(alias: "x", category: "X")) {
            try CategoryEncoding(categories: ["F"], aliases: [.init("x", for: "X")], unknownPolicy: .reject)
        }
        #expect(throws: CategoryEncoding.Failure.noCategories) {
            try CategoryEncoding(categories: [], unknownPolicy: .impute)
        }
    }
}

/// Spellings of every length, for texts are compared a word at a time.
@Suite struct SpellingTests {
    private static func text(_ length: Int) -> String {
        String(decoding: (0..<length).map { UInt8(ascii: "A") + UInt8($0 * 7 % 26) }, as: UTF8.self)
    }

    @Test(arguments: 1..<40)
    func aSpellingIsFoundInAnyCaseAndTellsEveryByte(length: Int) throws {
        let spelling = Self.text(length)
        let encoding = try CategoryEncoding(categories: ["other", spelling], unknownPolicy: .reject)
        #expect(encoding.code(of: spelling) == 1)
        #expect(encoding.code(of: spelling.lowercased()) == 1)
        #expect(encoding.code(of: spelling + "A") == nil)
        for index in 0..<length {
            var bytes = Array(spelling.utf8)
            bytes[index] = UInt8(ascii: "~")
            #expect(encoding.code(of: bytes.span) == nil)
        }
    }

    @Test(arguments: [("@", "`"), ("[", "{"), ("1", "Q"), ("Ä", "ä")])
    func categoriesOfTheirOwnAreToldApart(pair: (String, String)) throws {
        let encoding = try CategoryEncoding(categories: [pair.0, pair.1], unknownPolicy: .reject)
        #expect(encoding.code(of: pair.0) == 0)
        #expect(encoding.code(of: pair.1) == 1)
    }

    @Test(arguments: [
        ("München", "MÜNCHEN"), ("MÜNCHEN", "münchen"), ("Élite", "élite"), ("Straße", "STRASSE"), ("Οδός", "ΟΔΌΣ"),
        ("STRASSE", "Straße"), ("fi", "ﬁ"), ("s", "ſ"), ("k", "\u{212A}"), ("Москва", "МОСКВА"),
        ("e\u{301}lite", "ÉLITE"), ("İzmir", "i\u{307}zmir"), ("Ĳ", "ĳ"),
    ]) func lettersBeyondASCIIHaveTwoCasesToo(spelling: String, text: String) throws {
        let encoding = try CategoryEncoding(
            categories: ["other", spelling, "über"], aliases: [.init("ünter", for: "other")], unknownPolicy: .reject)
        #expect(encoding.code(of: spelling) == 1)
        #expect(encoding.code(of: text) == 1)
        #expect(encoding.code(of: text + "n") == nil)
        #expect(encoding.code(of: "ÜNTER") == 0)
        let alone = try CategoryEncoding(categories: [spelling], unknownPolicy: .reject)
        #expect(alone.code(of: text) == 0)
    }

    @Test func whatDiffersInCaseOnlyFromTwoCategoriesNamesNeither() throws {
        let encoding = try CategoryEncoding(categories: ["ÄÖ", "äö"], unknownPolicy: .reject)
        #expect(encoding.code(of: "ÄÖ") == 0)
        #expect(encoding.code(of: "äö") == 1)
        #expect(encoding.code(of: "Äö") == nil)
        let streets = try CategoryEncoding(
            categories: ["STRASSE", "Straße", "other"], aliases: [.init("straſse", for: "STRASSE")],
            unknownPolicy: .reject)
        #expect(["strasse", "STRASSE", "straßE", "ſtrasse"].map(streets.code(of:)) == [0, 0, 1, nil])
    }

    @Test func spellingsOfOtherFeaturesAreNotFound() throws {
        let (first, second) = (
            try CategoryEncoding(categories: ["x", "Ä"], unknownPolicy: .reject),
            try CategoryEncoding(categories: ["Ö", "Ä", "STRASSE"], unknownPolicy: .reject)
        )
        var table = SpellingTable()
        let ranges = [table.append(contentsOf: first.spellings), table.append(contentsOf: second.spellings)]
        let codes = { (text: String) in ranges.map { table.code(of: Array(text.utf8).span, among: $0) } }
        #expect(codes("ä") == [1, 1])
        #expect(codes("ö") == [nil, 0])
        #expect(codes("Straße") == [nil, 2])
    }

    @Test func longOrBrokenTextIsNoCategory() throws {
        let encoding = try CategoryEncoding(categories: ["é"], unknownPolicy: .reject)
        #expect(encoding.code(of: String(repeating: "É", count: 1000)) == nil)
        let broken: [[UInt8]] = [[0xC3], [0x89], [0xC3, 0xC9], [0xFF], []]
        for bytes in broken { #expect(encoding.code(of: bytes.span) == nil) }
        let replacement = try CategoryEncoding(categories: ["\u{FFFD}"], unknownPolicy: .reject)
        for bytes in broken { #expect(replacement.code(of: bytes.span) == nil) }
    }
}
