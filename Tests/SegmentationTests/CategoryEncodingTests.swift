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
