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
        try score(Array(text.utf8), cutAt: cut, by: segmenter, tabs: tabs, numbers: numbers)
    }

    private func score(
        _ bytes: [UInt8], cutAt cut: Int? = nil, by segmenter: Segmenter? = nil, tabs: Bool = false,
        numbers: NumberForm = .plain
    ) throws -> [String] {
        var scorer = TableScorer(ModelScorer(try segmenter ?? .sampleRFM()), isTabSeparated: tabs, numbers: numbers)
        var output = ByteBuffer()
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
                "repeated_column expected one column of this name, found 2: recency, Recency_",
                "missing expected a column of this name, found recency, age, Recency_, frequency",
            ])
        #expect(
            try issues("Recency,age,RECENCY,frequency,monetary\n") == [
                "repeated_column expected one column of this name, found 2: Recency, RECENCY"
            ])
        #expect(
            try issues("CustomerID,recency,customer_id,frequency,monetary,Monetary\n1,2,3,4,5,6\n") == [
                "repeated_column expected one column of this name, found 2: monetary, Monetary",
                "repeated_column expected one column of this name, found 2: CustomerID, customer_id",
            ])
    }

    @Test func everyCutGivesTheSameRows() throws {
        let text =
            "customer_id,recency,frequency,monetary\r\n\"ü\"\"x\",10,10,1000\r\n,1,2,x\r\n7,\"2\n8,10,\"10\",9\n9,200,1,100"
        let whole = try score(text)
        #expect(whole.count == 6)
        for cut in 0...text.utf8.count { #expect(try score(text, cutAt: cut) == whole) }
    }

    @Test(
        arguments: [
            ("2,\"10\"x,10,1000\n", "column 2: expected a delimiter or a line end after the closing quote, found 'x'"),
            ("2,10,10,\"1000\n", "column 4: expected a delimiter or a line end after the closing quote, found '3'"),
            ("\"\(String(repeating: "x", count: 16_385))\",10,10,1000\n", "a field of at most 16384 bytes"),
            ("2,10,\(String(repeating: "x", count: 90_000))\n", "column 3: expected a field of at most 16384 bytes"),
            (String(repeating: "\(String(repeating: "x", count: 9_999)),", count: 7) + "\n", "record of at most 65536"),
            (String(repeating: ",", count: 1_024) + "\n", "column 1025: expected at most 1024 columns, found more"),
        ] as [(String, String)])
    func aRowThatCannotBeTakenApartSaysSoAndTheNextIsScored(row: String, complaint: String) throws {
        let rows = try score(
            "customer_id,recency,frequency,monetary\n1,10,10,1000\n\(row)\"3\",10,10,1000\n4,10,10,1000\n")
        #expect(rows.count == 5)
        #expect(rows[1] == "1,0,Loyal,0.9318,,,")
        #expect(rows[2].hasPrefix(",,,,,,\"line 3, column ") && rows[2].contains(complaint), "\(rows[2])")
        #expect(rows[3...] == ["3,0,Loyal,0.9318,,,", "4,0,Loyal,0.9318,,,"])
    }

    @Test func aQuoteThatIsNeverClosedCostsItsLineOnly() throws {
        let rows = try score("customer_id,recency,frequency,monetary\n1,\"10,10,1000\n2,10,10,1000\n3,10,10,1000")
        #expect(
            rows[1...] == [
                ",,,,,,\"line 2, column 2: expected a closing quote, found the end of the text\"",
                "2,0,Loyal,0.9318,,,", "3,0,Loyal,0.9318,,,",
            ])
    }

    @Test func textIsUTF8InEachRow() throws {
        let head = Array("customer_id,recency,frequency,monetary\né,10,10,1000\n".utf8)
        let text = head + [0xFF] + Array(",10,10,1000\nü,10,10,1000\n".utf8)
        for cut in [0, head.count, head.count + 1, text.count] {
            let rows = try score(text, cutAt: cut)
            #expect(
                rows[1...] == [
                    "é,0,Loyal,0.9318,,,", ",,,,,,\"line 3, column 1: expected UTF-8, found byte 0xFF\"",
                    "ü,0,Loyal,0.9318,,,",
                ])
        }
    }

    @Test(arguments: [[0xFF, 0xFE, 0x22], Array("recency,frequency,monetary,".utf8) + [0xE9, 0x0A]] as [[UInt8]])
    func aHeaderThatIsNoUTF8IsRefused(text: [UInt8]) {
        #expect(throws: BulkError.self) { try score(text) }
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
