import Bytes
import Scoring
import Segmentation
import TestSupport
import Testing

@Suite struct TableScorerTests {
    private func score(
        _ text: String, cutAt cut: Int? = nil, by segmenter: Segmenter? = nil, tabs: Bool = false,
        numbers: NumberForm = .plain
    ) throws -> [String] {
        var scorer = TableScorer(ModelScorer(try segmenter ?? .sampleRFM()), isTabSeparated: tabs, numbers: numbers)
        var output = ByteBuffer()
        let bytes = Array(text.utf8)
        let middle = cut ?? bytes.count
        var failure: BulkError?
        do throws(BulkError) {
            try scorer.receive(bytes.span.extracting(0..<middle), into: &output)
            try scorer.receive(bytes.span.extracting(middle..<bytes.count), into: &output)
            try scorer.finish(into: &output)
        } catch {
            failure = error
        }
        if let failure, output.isEmpty { throw failure }
        return output.bytes.text.split(separator: "\n").map(String.init)
    }

    private func issues(_ text: String) throws -> [String] {
        do {
            _ = try score(text)
            return []
        } catch BulkError.header(let issues) {
            return issues.map { "\($0.kind.rawValue) \($0.message)" }
        }
    }

    @Test func aRowGivesARow() throws {
        #expect(
            try score("customer_id,recency,frequency,monetary\n\"a,b\",10,10,1000\n7,200,1,1e2\n") == [
                "customer_id,cluster,segment,confidence_score,anomaly,warnings,error", "\"a,b\",0,Loyal,0.9318,,,",
                "7,1,Lost,0.9318,,,",
            ])
    }

    @Test func columnsAreFoundWhateverTheirOrderAndSpelling() throws {
        #expect(
            try score("Monetary;name;RECENCY;fre quency\n1000;x;10;10\n") == [
                "cluster;segment;confidence_score;anomaly;warnings;error", "0;Loyal;0.9318;;;",
            ])
        #expect(
            try score("recency\tfrequency\tmonetary\r\n10\t10\t1000", tabs: true).last == "0\tLoyal\t0.9318\t\t\t")
    }

    @Test(
        arguments: [
            ("1000", .comma, nil), ("1.000", .comma, nil), ("1.000,00", .comma, nil), ("1 000,0 €", .comma, nil),
            ("1,000.00", .point, nil), ("$1000", .point, nil), ("1000.0", .point, nil), ("1e3", .point, nil),
            ("1e3", .plain, nil), ("1000.5", .comma, "expected a number with a decimal comma, found \"1000.5\""),
            ("1.000,5", .point, "expected a number with a decimal point, found \"1.000,5\""),
            ("much", .comma, "expected a number with a decimal comma, found \"much\""),
            ("much", .plain, "expected a number, found \"much\""),
            (
                "1.000,5", .plain,
                "expected a number, found \"1.000,5\"; to read numbers as people write them, say which decimal mark they have"
            ),
        ] as [(String, NumberForm, String?)])
    func numbersAreReadAsTheyAreSaidToBeWritten(text: String, form: NumberForm, complaint: String?) throws {
        let row = try #require(try score("recency|frequency|monetary\n10|10|\(text)\n", numbers: form).last)
        guard let complaint else { return #expect(row == "0|Loyal|0.9318|||") }
        #expect(row.contains(complaint.split(separator: "\"")[0]), "\(row)")
    }

    @Test func aPlainNumberIsNoShortcutWhereTheCommaIsTheMark() throws {
        let rows = "recency;frequency;monetary\n10;10;1.000\n10;10;1,5\n"
        let plain = try score(rows)
        let comma = try score(rows, numbers: .comma)
        #expect(plain[1] != comma[1])
        #expect(plain[2].contains("found") && !comma[2].contains("found"))
        for cut in 0...rows.utf8.count { #expect(try score(rows, cutAt: cut, numbers: .comma) == comma) }
    }

    @Test func columnsMayHaveTheNamesOfTheTrainingDataAndLinesMayBeQuotedWhole() throws {
        let domain = NumberDomain(minimum: 0, trainingRange: 0...5_000)
        let plain = try Segmenter.sampleRFM()
        let segmenter = Segmenter(
            kind: .rfm,
            encoder: FeatureEncoder(
                schema: try FeatureSchema(
                    identifier: "customer_id",
                    [("recency", ["Days since"]), ("frequency", []), ("monetary", ["Spent (k$)", "Spent"])].map {
                        Feature(name: $0.0, columnAliases: $0.1, kind: .number(domain), fillValue: 1)
                    }), scaler: plain.encoder.scaler),
            kMeans: plain.kMeans, calibration: plain.calibration, dbscan: nil, segments: plain.segments)
        let answer = ["cluster,segment,confidence_score,anomaly,warnings,error", "0,Loyal,0.9318,,,"]
        #expect(try score("days_since,frequency,spent (K$)\n10,10,1000\n", by: segmenter) == answer)
        #expect(try score("monetary,Spent,frequency,recency\n1000,7,10,10\n", by: segmenter) == answer)
        #expect(try score("\"recency,frequency,spent\"\n\"10,10,\"\"1000\"\"\"\n", by: segmenter) == answer)
    }

    @Test(arguments: ["", " ", "NaN", "null", "NA", "n/a", "#N/A", "##"])
    func aValueIsMissingHoweverThatIsSaid(_ text: String) throws {
        let rows = try score("Age,Gender,City,Spent\n60,M,\(text),\(text)\n", by: .sampleAttributes())
        for warning in ["City: not given; Delhi was used in its place", "Spent: not given; 9 was used in its place"] {
            #expect(rows.last?.contains(warning) == true, "\(rows)")
        }
    }

    @Test func aBadRowSaysWhichAndWhyAndTheNextIsScored() throws {
        let rows = try score(
            """
            customer_id,recency,frequency,monetary
            1,ten,10,1000
            2,10,10

            3,,-1,1000
            4,10,10,6000
            5,10,10,1000,9
            \(String(repeating: "x", count: 129)),10,10,1000
            """)
        #expect(rows[1] == "1,,,,,,\"line 2: recency: expected a number, found \"\"ten\"\"\"")
        #expect(rows[2] == "2,,,,,,\"line 3: expected 4 fields, as in the header, found 3\"")
        #expect(
            rows[3]
                == "3,,,,,,\"line 5: frequency: expected a number of at least 0, found -1; recency: this feature is "
                + "required; found nothing\"")
        #expect(rows[4].hasPrefix("4,0,Loyal,"))
        #expect(rows[4].hasSuffix(",monetary: 6000 is outside the training range 0 to 5000,"))
        #expect(rows[5].contains("found 5"))
        #expect(rows[6].contains("customer_id: expected at most 128 characters, found 129"))
        #expect(rows.count == 7)
    }

    @Test func missingAndUnknownCategoriesFollowTheFeaturesPolicies() throws {
        let rows = try score("Age,Gender,City\n60,female,Goa\n60,x,Pune\n60,M,\n", by: .sampleAttributes())
        #expect(rows[0] == "cluster,segment,confidence_score,anomaly,warnings,error")
        #expect(rows[1].contains("\"City: \"\"Goa\"\" is not known; Delhi was used in its place"))
        #expect(rows[1].contains("Spent: not given; 9 was used in its place"))
        #expect(rows[2] == ",,,,,\"line 3: Gender: expected one of F, M; found \"\"x\"\"\"")
        #expect(rows[3].contains("City: not given; Delhi was used in its place"))
    }

    @Test func aHeaderThatWillNotDoIsRefusedWhole() throws {
        #expect(try issues("") == ["missing expected a header, found nothing"])
        #expect(
            try issues("recency,age,Recency_,frequency\n1,2,3,4\n") == [
                "missing expected a column of this name, found recency, age, Recency_, frequency"
            ])
        #expect(
            try issues("Recency,age,RECENCY,frequency,monetary\n") == [
                "repeated_column expected one column of this name, found 2"
            ])
    }

    @Test func everyCutGivesTheSameRows() throws {
        let text = "customer_id,recency,frequency,monetary\r\n\"ü\"\"x\",10,10,1000\r\n,1,2,x\r\n9,200,1,100"
        let whole = try score(text)
        #expect(whole.count == 4)
        for cut in 0...text.utf8.count { #expect(try score(text, cutAt: cut) == whole) }
    }

    @Test func whatIsNoTableEndsWithARowThatSaysSo() throws {
        let head = "recency,frequency,monetary\n10,10,1000\n"
        let rows = try score(head + "10,\"10\"x,1\n10,10,1000\n")
        #expect(rows.count == 3)
        #expect(rows[2].hasSuffix("found 'x'; nothing behind it was read\""))
        let long = try score(head + "\"" + String(repeating: "x", count: 70_000))
        #expect(long.last?.contains("expected a field of at most 16384 bytes") == true)
        #expect(throws: BulkError.self) { try score("\u{FF}\u{FE}\"") == [] }
    }

    @Test(arguments: [
        "0", "-0", "12", "2450.75", "-3.5", "123456789012345", "0.000001", "1.5e3", "+1", "1.", ".5", "1 2", "0x10",
        "999999999999999", "12345678901234567890", "1.2.3", "-", "00012", "1234567890.12345",
    ]) func theShortWayReadsNumbersLikeTheLongOne(text: String) {
        let bytes = Array(text.utf8)
        guard let short = bytes.span.shortDecimal else { return }
        let long = try? DecimalNumber(whole: bytes.span).value
        #expect(short == long && short.sign == long?.sign)
    }
}
