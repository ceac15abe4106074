import Bytes
import JSON
import Scoring
import Segmentation
import TestSupport
import Testing

@Suite struct LineScorerTests {
    private static let row = #"{"customer_id":"C1","recency":10,"frequency":10,"monetary":1000}"#

    /// The lines out for text that comes in two pieces.
    private func score(_ text: String, cutAt cut: Int? = nil, _ segmenter: Segmenter? = nil) throws -> [String] {
        var scorer = LineScorer(ModelScorer(try segmenter ?? .sampleRFM()))
        var output = ByteBuffer()
        let bytes = Array(text.utf8)
        let middle = cut ?? bytes.count
        try scorer.receive(bytes.span.extracting(0..<middle), into: &output)
        try scorer.receive(bytes.span.extracting(middle..<bytes.count), into: &output)
        try scorer.finish(into: &output)
        return output.bytes.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    @Test func aLineGivesALineWithoutTheTextsOfItsSegment() throws {
        #expect(
            try score(Self.row + "\n") == [
                #"{"customer_id":"C1","cluster":0,"segment":"Loyal","confidence_score":0.9318,"anomaly":null,"#
                    + #""warnings":[]}"#, "",
            ])
    }

    @Test func aBadLineSaysWhichAndWhyAndTheNextIsScored() throws {
        let text = [
            Self.row, "{", #"{"recency":-1,"frequency":"x"}"#, "", "[1]", Self.row + Self.row, "\u{FEFF}{}", Self.row,
        ].joined(separator: "\n")
        let lines = try score(text)
        #expect(lines.count == 9 && lines.last == "", "one line out for each of eight, the last without its end")
        let answers = try lines.dropLast().map { try JSONValue(reading: Array($0.utf8).span) }
        #expect(answers.map { $0["cluster"]?.integer } == [0, nil, nil, nil, nil, nil, nil, 0])
        #expect(answers.map { $0["line"]?.integer } == [nil, 2, 3, 4, 5, 6, 7, nil])
        #expect(
            answers[1]["error"]?.string == "the line is no JSON: expected a key in double quotes or '}', found the end"
                + " of the line at column 2")
        #expect(answers[2]["error"]?.string == "the line has 3 value(s) that cannot be scored")
        #expect(
            answers[2]["errors"]?.elements?.map { $0["loc"]?[0]?.string } == ["recency", "frequency", "monetary"])
        #expect(answers[3]["error"]?.string?.contains("found the end") == true)
        #expect(answers[4]["errors"]?[0]?["type"]?.string == "wrong_type")
    }

    @Test func everyCutGivesTheSameLines() throws {
        let text = [Self.row, "nonsense", #"{"recency":1e3,"frequency":2,"monetary":3,"x":"ü"}"#, "", Self.row]
            .joined(separator: "\r\n")
        let whole = try score(text)
        for cut in 0...text.utf8.count { #expect(try score(text, cutAt: cut) == whole) }
    }

    @Test func aLineThatIsTooLongIsNotKept() throws {
        let long = String(repeating: "x", count: RowLimits.rowBytes + 1)
        let text = [Self.row, long, Self.row, long].joined(separator: "\n")
        for cut in [nil, 100, 40_000, 66_000, 66_100] {
            let answers = try score(text, cutAt: cut).dropLast().map { try JSONValue(reading: Array($0.utf8).span) }
            #expect(answers.map { $0["line"]?.integer } == [nil, 2, nil, 4])
            #expect(answers[1]["error"]?.string == "expected a line of at most 65536 bytes, found a longer one")
        }
    }

    @Test func rowsAreCountedByCluster() throws {
        var scorer = LineScorer(ModelScorer(try .sampleAttributes()))
        var output = ByteBuffer()
        let text = Array("{\"Age\":60,\"City\":\"Pune\",\"Gender\":\"F\"}\n{\"Age\":58,\"Gender\":\"F\"}\n{}\n".utf8)
        try scorer.receive(text.span, into: &output)
        let tally = scorer.takeTally()
        #expect(tally.clusters.reduce(0, +) == 2)
        #expect(tally.refused == 1)
        #expect(scorer.takeTally().clusters == [0, 0])
    }
}
