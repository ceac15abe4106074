import ModelBundle
import Testing

@testable import Service

@Suite struct SimilarIDTests {
    private func hint(_ id: String, _ ids: [String] = ["12346", "17850", "C1", "007", "9.0"]) throws -> String {
        let labels = ids.map { _ in CustomerTable.Labels(cluster: 0, dbscanCluster: nil) }
        return SimilarID.hint(for: id, in: try CustomerTable(columns: [], ids: ids, labels: labels, values: []))
    }

    @Test(arguments: [
        ("17850.0", "17850"), ("17850.", "17850"), ("17850.00", "17850"), ("0017850", "17850"), (" 17850 ", "17850"),
        ("c1", "C1"), ("9", "9.0"), ("007.0", "007"),
    ]) func anotherWayToWriteAnIDIsHintedAt(id: String, meant: String) throws {
        #expect(try hint(id) == "; did you mean \"\(meant)\"? Ids are compared as they are written")
    }

    @Test(arguments: [
        "", ".", ".0", "17850.1", "17850.0.0", "-17850", "1785O", "x", String(repeating: "0", count: 300),
    ])
    func elseTheWayTheyAreWrittenIsShown(id: String) throws {
        #expect(try hint(id) == "; its ids are written like \"12346\"")
    }

    @Test func whereThereAreNoneNothingIsSaid() throws {
        #expect(try hint("1", []) == "")
    }
}
