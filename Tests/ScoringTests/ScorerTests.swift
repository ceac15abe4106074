import Bytes
import JSON
import Scoring
import Segmentation
import TestSupport
import Testing

@Suite struct ScorerTests {
    private let good = #"{"CustomerID":"C1","Age":60,"Spent":25,"City":"Pune","Gender":"Female"}"#

    /// The answer's text, or the error thrown; the scorer may be used again after either.
    private func score(_ text: String, _ segmenter: Segmenter) throws -> String {
        let model = ModelScorer(segmenter)
        var scorer = Scorer()
        var output = ByteBuffer()
        output.append("before")
        let bytes = Array(text.utf8)
        do {
            try scorer.score(bytes.span, with: model, into: &output)
        } catch {
            #expect(output.bytes.text == "before", "a failed request leaves no trace in the output")
            throw error
        }
        output.removeFirst("before".utf8.count)
        return output.bytes.text
    }

    private func issues(_ text: String, _ segmenter: Segmenter) throws -> [FieldIssue] {
        do {
            _ = try score(text, segmenter)
            return []
        } catch ScoringError.invalid(let issues, _) {
            return issues
        }
    }

    @Test func answersAnAttributesCustomerWithSegmentOffersAndConfidence() throws {
        #expect(
            try score(good, .sampleAttributes()) == """
                {"customer_id":"C1","cluster":1,"segment_name":"Premium","segment_description":"Spends more",\
                "characteristics":[],"recommended_offers":["VIP"],"confidence_score":0.9999,"anomaly":false,\
                "warnings":[]}
                """)
    }

    @Test func answersAnRFMCustomer() throws {
        #expect(
            try score(#" {"monetary":1e3,"recency":10,"frequency":10} "#, .sampleRFM()) == """
                {"cluster":0,"segment":"Loyal","recommended_offers":["Early access"],"confidence_score":0.9318,\
                "anomaly":null,"warnings":[]}
                """)
    }

    @Test func anArrayGivesAnArrayInTheSameOrder() throws {
        let answer = try JSONValue(
            reading: Array(try score("[\(good),\(good.replacing("60", with: "20")),\(good)]", .sampleAttributes()).utf8)
                .span)
        #expect(answer.elements?.map { $0["cluster"]?.integer } == [1, 0, 1])
        #expect(try score("[]", .sampleAttributes()) == "[]")
    }

    @Test func theIdentifierComesBackAsItWasSent() throws {
        let model = try Segmenter.sampleRFM()
        let rest = #""recency":10,"frequency":10,"monetary":1000}"#
        #expect(try score(#"{"customer_id":17850,"# + rest, model).hasPrefix(#"{"customer_id":17850,"#))
        #expect(try score(#"{"customer_id":"a\"b","# + rest, model).hasPrefix(#"{"customer_id":"a\"b","#))
        #expect(try score(#"{"customer_id":null,"# + rest, model).hasPrefix(#"{"cluster""#))
        let long = String(repeating: "x", count: 129)
        #expect(try issues(#"{"customer_id":"\#(long)","# + rest, model).map(\.kind) == [.size])
        let longest = String(repeating: #"ü\ud83d\ude00"#, count: 64)
        #expect(try score(#"{"customer_id":"\#(longest)","# + rest, model).contains(longest))
        #expect(try issues(#"{"customer_id":1.5,"# + rest, model).map(\.kind) == [.type])
        #expect(try issues(#"{"customer_id":[],"# + rest, model).map(\.kind) == [.type])
    }

    @Test func everyBadFieldIsReportedAtOnceWithItsLocation() throws {
        let found = try issues(
            #"[\#(good),{"Age":"old","Spent":-1,"City":7,"Gender":"X"},{"Gender":null},17]"#, .sampleAttributes())
        #expect(
            found.map { "\($0.kind.rawValue) \($0.location.map(Self.shown).joined(separator: "."))" } == [
                "wrong_type 1.Age", "out_of_range 1.Spent", "wrong_type 1.City", "unknown_category 1.Gender",
                "missing 2.Age", "missing 2.Gender", "wrong_type 3",
            ])
        #expect(found[0].message == "expected a number, found a string")
        #expect(found[1].message == "expected a number of at least 0, found -1")
        #expect(found[3].message == "expected one of F, M; found \"X\"")
        #expect(found[5].message == "this feature is required; found null")
    }

    @Test(arguments: ["1e15", "1e16", "1e155", "1.7e308"])
    func numbersTooLargeToMeasureDistancesWithAreRefused(number: String) throws {
        let body = good.replacing("60", with: number)
        guard number != "1e15" else {
            #expect(try score(body, .sampleAttributes()).contains(#""confidence_score":1.0000,"anomaly":true"#))
            return
        }
        let found = try issues(body, .sampleAttributes())
        #expect(found.map(\.kind) == [.range])
        #expect(found[0].message.hasPrefix("expected a number of at most 1000000000000000, found 1"))
    }

    private static func shown(_ step: FieldIssue.Step) -> String {
        switch step {
        case .key(let name): name
        case .index(let index): "\(index)"
        }
    }

    @Test func whatIsAnsweredDespiteADoubtCarriesAWarning() throws {
        let answer = try JSONValue(
            reading: Array(
                try score(#"{"Age":75,"City":"Goa","Gender":"m","Shoe":[1,{"a":2}]}"#, .sampleAttributes()).utf8
            ).span)
        let warnings = try #require(answer["warnings"]?.elements)
        #expect(
            warnings.map { $0["type"]?.string } == [
                "outside_training_range", "imputed", "unknown_field", "imputed",
            ])
        #expect(warnings.map { $0["loc"]?[0]?.string } == ["Age", "City", "Shoe", "Spent"])
        #expect(warnings[0]["msg"]?.string == "75 is outside the training range 20 to 60")
        #expect(warnings[1]["msg"]?.string == "\"Goa\" is not known; Delhi was used in its place")
        #expect(warnings[3]["msg"]?.string == "not given; 9 was used in its place")
    }

    @Test func unknownFieldsAreNamedUpToALimitAndThenCounted() throws {
        func warnings(_ count: Int) throws -> JSONArray {
            let unknown = (0..<count).map { "\"u\($0)\":0," }.joined()
            let answer = try score("{" + unknown + good.dropFirst(), .sampleAttributes())
            return try JSONValue(reading: Array(answer.utf8).span)["warnings"]?.elements ?? []
        }
        #expect(try warnings(16).compactMap { $0["loc"]?[0]?.string } == (0..<16).map { "u\($0)" })
        let many = try warnings(100)
        #expect(many.count == 17)
        #expect(many.last?["loc"] == .array([]))
        #expect(many.last?["msg"]?.string == "84 further fields name no feature; not used")
    }

    @Test func categoriesGoByAliasesInAnyCase() throws {
        let model = try Segmenter.sampleAttributes()
        let answers = try ["Pune", "pune", "POONA"].map { try score(good.replacing("Pune", with: $0), model) }
        #expect(Set(answers).count == 1)
    }

    @Test(arguments: [
        "", "{", "nope", #"{"Age":}"#, #"{"Age":1,"Age":2"#, #"{"Age":1e999e}"#, "[", "[{}", "{} {}",
        #"{"Age":"\ud800"}"#,
    ])
    func whatIsNoJSONIsMalformed(text: String) throws {
        #expect {
            try score(text, .sampleAttributes())
        } throws: { error in
            if case ScoringError.malformed = error { true } else { false }
        }
    }

    @Test func malformedJSONIsNamedWithItsPlace() throws {
        #expect(throws: ScoringError.malformed("no JSON: expected ':' after a key, found '}' at line 2 column 6")) {
            try score("{\n\"Age\"}", .sampleAttributes())
        }
    }

    @Test func moreJSONThanIsReadIsNotCalledNone() throws {
        let message = "more than is read: expected at most 32 nested containers, found more at line 1 column 37"
        #expect(throws: ScoringError.malformed(message)) {
            try score("{\"u\":" + String(repeating: "[", count: 40), .sampleAttributes())
        }
    }

    @Test func batchesAndComplaintsAreBounded() throws {
        let model = try Segmenter.sampleAttributes()
        let many = "[" + Array(repeating: good, count: 1_001).joined(separator: ",") + "]"
        #expect(
            try issues(many, model) == [FieldIssue(.size, at: [], "expected at most 1000 customers, found 1001")])
    }

    @Test(arguments: [
        // Two complaints of each.
        (49, 98, false, nil), (50, 100, false, nil), (51, 100, true, nil), (1_000, 100, true, nil),
        (1_001, 100, true, "expected at most 1000 customers, found 1001"),
        (2_345, 100, true, "expected at most 1000 customers, found 2345"),
    ])
    func complaintsAreBoundedAndSaySo(customers: Int, complaints: Int, hasMore: Bool, size: String?) throws {
        let model = try Segmenter.sampleAttributes()
        let text = "[" + Array(repeating: "{}", count: customers).joined(separator: ",") + "]"
        do {
            _ = try score(text, model)
            Issue.record("nothing can be scored")
        } catch ScoringError.invalid(let issues, let more) {
            #expect(issues.count == complaints && more == hasMore)
            #expect(issues.first { $0.kind == .size }?.message == size)
            #expect(size == nil || issues[0].location.isEmpty)
        }
        #expect(throws: ScoringError.self) { try score(text.dropLast() + "}", model) }
    }

    @Test(arguments: [
        (#"{"Age":1e999}"#, "Age", FieldIssue.Kind.range, "a number of at most 1000000000000000, found 1e999"),
        (#"{"Age":-1e999}"#, "Age", .range, "expected a number of at least 0, found -1e999"),
        (#"{"Age":1,"Age":2,"Age":[3]}"#, "Age", .repeatedField, "expected the field once, found it again"),
        (#"{"CustomerID":1,"Age":1,"CustomerID":2}"#, "CustomerID", .repeatedField, "found it again"),
        (
            #"{"CustomerID":9007199254740992}"#, "CustomerID", .range,
            "a whole number from -9007199254740991 to 9007199254740991, found 9007199254740992"
        ),
        (#"{"CustomerID":-9007199254740992}"#, "CustomerID", .range, "found -9007199254740992"),
        (#"{"CustomerID":1e999}"#, "CustomerID", .range, "found 1e999"),
        (#"{"CustomerID":1.50}"#, "CustomerID", .type, "expected a string or a whole number, found 1.50"),
        (
            #"{"CustomerID":1\#(String(repeating: "0", count: 60))}"#, "CustomerID", .range,
            "found 1\(String(repeating: "0", count: 39))…"
        ),
    ])
    func whatIsJSONButWillNotDoNamesTheField(
        text: String, field: String, kind: FieldIssue.Kind, message: String
    ) throws {
        let found = try issues(text, .sampleAttributes()).filter { $0.location == [.key(field)] }
        #expect(found.count == 1 && found.first?.kind == kind, "\(found)")
        #expect(found.first?.message.hasSuffix(message) == true, "\(found)")
        let unknown = try score(good.dropLast() + #","u":[1e999],"u":-1e999}"#, .sampleAttributes())
        #expect(unknown.contains("no such feature"))
    }

    @Test func everyTruncationOfAGoodBodyIsMalformed() throws {
        let bytes = Array(good.utf8)
        let model = ModelScorer(try .sampleAttributes())
        var scorer = Scorer()
        var output = ByteBuffer()
        for length in 0..<bytes.count {
            #expect(throws: ScoringError.self) {
                try scorer.score(bytes.span.extracting(0..<length), with: model, into: &output)
            }
        }
        try scorer.score(bytes.span, with: model, into: &output)
        #expect(output.bytes.text.contains("Premium"))
    }
}
