import Bytes
import Scoring
import TestSupport
import Testing

/// Customers of a model with a projection and a mixture are answered like all others.
@Suite struct MixtureScoringTests {
    @Test func whatIsMissingIsImputedWithAWarning() throws {
        var scorer = Scorer()
        var output = ByteBuffer()
        let body = Array(#"{"id":"a","City":"Pune","Spent":0}"#.utf8)
        try scorer.score(body.span, with: ModelScorer(.sampleMixture()), into: &output)
        // (0, -½, 0) lies at squared distances of 1 and 4: e^-½ against e^-2.
        let answer = output.bytes.text
        #expect(
            answer.contains(#""segment_name":"Near""#) && answer.contains(#""confidence_score":0.8176"#), "\(answer)")
        #expect(
            answer.contains(#"{"loc":["Age"],"msg":"not given; 40 was used in its place","type":"imputed"}"#),
            "\(answer)")
    }
}
