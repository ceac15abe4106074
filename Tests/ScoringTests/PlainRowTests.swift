import Bytes
import Scoring
import Segmentation
import TestSupport
import Testing

/// Plain rows are read in a way of their own, many at once; the answers must not show it.
@Suite struct PlainRowTests {
    private static let attributes = (
        header: ["CustomerID", "Gender", "City", "note", "Age"],
        ordinary: (0..<150).map {
            ["\($0)", $0 % 3 == 0 ? "F" : "male", $0 % 2 == 0 ? "Pune" : "goa", "", "\(20 + $0 % 40)"]
        },
        odd: [["1", " F ", "Pune", "x", " 30"], ["2", "x", "Pune", "", "30"], ["3", "F", "", "", "30"], ["4", "F"]]
    )

    private static let purchases = (
        header: ["customer_id", "recency", "frequency", "monetary"],
        ordinary: (0..<150).map { ["C\($0)", "\($0)", "\(1 + $0 % 9)", "\($0 * 7).\(10 + $0 % 90)"] },
        odd: [
            ["a\"b", "10", "10", "1000"], ["größe", "10", "10", "1000"], ["1", "10", "10", "6000"], ["1", "10", "10"],
            ["1", "-1", "10", "1000"], ["1", "", "10", "1000"], ["1", "ten", "10", "1."], ["1", "10", "10", ".5"],
            ["1", "010", " 10 ", "1e2"], ["1", "10", "10", "000000000100.25"], ["1", "10", "10", "100", "9"],
            ["", "10", "1.00000001", "12345678.123456789"], [String(repeating: "x", count: 128), "10", "10", "1000"],
            [String(repeating: "x", count: 129), "10", "10", "1000"], ["=1", "10", "10", "0"],
            ["1", "1000", "10", "7"],
        ]
    )

    private func score(_ text: [UInt8], by segmenter: Segmenter, pieces size: Int) throws -> (String, RowTally) {
        var scorer = TableScorer(ModelScorer(segmenter), isTabSeparated: false)
        var output = ByteBuffer()
        var start = 0
        while start < text.count {
            let end = min(text.count, start + size)
            try scorer.receive(text.span.extracting(start..<end), into: &output)
            start = end
        }
        try scorer.finish(into: &output)
        return (output.bytes.text, scorer.takeTally())
    }

    private func text(_ rows: [[String]], lineEnd: String, inQuotes: Bool) -> [UInt8] {
        let lines = rows.map { row in
            row.map { inQuotes || $0.contains("\"") ? "\"\($0.replacing("\"", with: "\"\""))\"" : $0 }.joined(
                separator: ",")
        }
        return Array(lines.map { $0 + lineEnd }.joined().utf8)
    }

    /// Rows in quotes are never plain.
    private func expectSameAnswers(
        _ table: (header: [String], ordinary: [[String]], odd: [[String]]), by segmenter: Segmenter, _ lineEnd: String
    ) throws {
        var rows = [table.header] + table.ordinary
        for (place, odd) in table.odd.enumerated() { rows.insert(odd, at: 70 + 3 * place) }
        let expected = try score(text(rows, lineEnd: lineEnd, inQuotes: true), by: segmenter, pieces: .max)
        #expect(expected.0.split(separator: "\n").count == rows.count)
        for size in [1, 13, 64, 1000, .max] {
            let found = try score(text(rows, lineEnd: lineEnd, inQuotes: false), by: segmenter, pieces: size)
            #expect(found.0 == expected.0, "pieces of \(size)")
            #expect(found.1 == expected.1, "pieces of \(size)")
        }
    }

    @Test(arguments: ["\n", "\r\n", "\r", "\n\n"]) func areAnsweredAsAllOthers(lineEnd: String) throws {
        try expectSameAnswers(Self.purchases, by: .sampleRFM(), lineEnd)
        try expectSameAnswers(Self.attributes, by: .sampleAttributes(), lineEnd)
    }

    @Test(arguments: [1, 2, 3, 5, 40]) func areToldFromOddOnesWhereverTheseStand(each: Int) throws {
        let (header, ordinary, odd) = Self.purchases
        let rows = [header] + (0..<600).map { $0 % each == 0 ? odd[$0 / each % odd.count] : ordinary[$0 % 150] }
        let expected = try score(text(rows, lineEnd: "\n", inQuotes: true), by: .sampleRFM(), pieces: .max)
        // Line ends change from row to row, so that rows side by side have now the same number of bytes at their ends, now
        // another.
        let lines = rows.enumerated().map { place, row in
            text([row], lineEnd: place * place % 7 < 4 ? "\n" : "\r\n", inQuotes: false)
        }
        for size in [7, 1000, .max] {
            let found = try score(Array(lines.joined()), by: .sampleRFM(), pieces: size)
            #expect(found.0 == expected.0, "pieces of \(size)")
            #expect(found.1 == expected.1, "pieces of \(size)")
        }
    }

    @Test func areAnsweredInTheOrderTheyCame() throws {
        let rows = [Self.purchases.header] + (0..<500).map { ["\($0)", "10", "10", "1000"] }
        let answers = try score(text(rows, lineEnd: "\n", inQuotes: false), by: .sampleRFM(), pieces: .max)
        #expect(
            answers.0.split(separator: "\n").dropFirst().map(String.init) == (0..<500).map { "\($0),0,Loyal,0.9318,,," }
        )
        #expect(answers.1.clusters == [500, 0])
    }
}
