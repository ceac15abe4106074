import CSV
import Segmentation
import TestSupport
import Testing
import Training

/// How the numbers of a table are written follows from all of them, or is an error that says what to do.
@Suite struct NumberFindingTests {
    private func read(
        _ prices: [String], mark: DecimalMark? = nil, pieceBytes: Int = 32, workers: Int = 2
    ) throws -> RFMReading {
        let rows = prices.enumerated().map { "\($0.offset);7;1;\($0.element);2011-01-02\n" }.joined()
        var columns = TransactionColumns()
        columns.decimalMark = mark
        let source = TransactionSource(
            [TextSource("InvoiceNo;CustomerID;Quantity;UnitPrice;InvoiceDate\n" + rows)], columns: columns,
            pieceBytes: pieceBytes)
        return try source.readRFM(workers: Workers(count: workers))
    }

    @Test(arguments: [
        (["2.5", "1"], 3.5, "plain"), (["1.234", "1"], 2.234, "plain"),
        (["1,234", "3,50"], 4.734, "decimal comma, as rows.csv, line 3 shows: \"3,50\""),
        (["1.234", "3,50"], 1237.5, "decimal comma, as rows.csv, line 3 shows: \"3,50\""),
        (["1,234", "3.50"], 1237.5, "decimal point, as rows.csv, line 3 shows: \"3.50\""),
        (["$1,234", "$1,000.00"], 2234, "decimal point, in $, as rows.csv, line 3 shows: \"$1,000.00\""),
        (["€ 3,50", "12"], 15.5, "decimal comma, in €, as rows.csv, line 2 shows: \"€ 3,50\""),
        (["1 000", "2"], 1002, "decimal point"),
    ])
    func theFormFollowsFromAllNumbers(_ prices: [String], _ revenue: Double, _ form: String) throws {
        for (pieceBytes, workers) in [(8, 1), (32, 3), (4096, 2)] {
            let reading = try read(prices, pieceBytes: pieceBytes, workers: workers)
            #expect(abs(reading.revenue - revenue) < 1e-9)
            #expect(reading.numbers.description == form)
            #expect(reading.report.rowsKept == 2)
        }
    }

    @Test(arguments: [
        (
            ["1,234.50", "3,50"],
            "expected all numbers with one decimal mark, found \"1,234.50\" (rows.csv, line 2, UnitPrice), which has a"
                + " point, and \"3,50\" (rows.csv, line 3, UnitPrice), which has a comma; say which is meant"
        ),
        (
            ["1", "1,234"],
            "expected numbers of which one at least shows its decimal mark, found \"1,234\" (rows.csv, line 3, UnitPrice)"
        ),
        (
            ["$5", "€5"],
            "expected all amounts in one currency, found \"$5\" (rows.csv, line 2, UnitPrice) and \"€5\" (rows.csv, line 3"
        ),
    ])
    func whatCannotBeDecidedIsNotGuessed(_ prices: [String], _ message: String) {
        for pieceBytes in [8, 4096] {
            let error = #expect(throws: SourceError.self) { try read(prices, pieceBytes: pieceBytes) }
            #expect(error?.description.hasPrefix(message) == true, "\(String(describing: error))")
        }
    }

    @Test func aMarkThatIsGivenDecides() throws {
        #expect(try read(["1", "1,234"], mark: .point).revenue == 1235)
        #expect(abs(try read(["1", "1,234"], mark: .comma).revenue - 2.234) < 1e-12)
        let mixed = try read(["1,234.50", "3,50", "2"], mark: .comma)
        #expect(mixed.revenue == 5.5)
        #expect(mixed.report.examples(removedBy: .unreadable).map(\.found) == ["1,234.50"])
    }

    @Test func bracketsAreLessThanZero() throws {
        let reading = try read(["(12.00)", "5.00"])
        #expect(reading.revenue == 5)
        #expect(reading.report.rows(removedBy: .nonPositivePrice) == 1)
    }

    @Test func eachColumnOfATableHasItsOwnForm() throws {
        let source = TextSource("id;income;score\n1;$45,000;1,5\n2;$1,000.50;2\n3;;2,25\n")
        let reading = try AttributeSource(
            source, identifier: CSVColumn("id"), columns: [.numeric("income"), .numeric("score")], outliers: nil
        ).read()
        #expect(reading.table.matrix.values == [45_000, 1.5, 1000.5, 2])
        #expect(reading.numbers["income"]?.mark == .point && reading.numbers["score"]?.mark == .comma)
        #expect(reading.report.rows(removedBy: .missingValue) == 1)
    }

    @Test func aColumnOfAmountsIsOneOfNumbers() throws {
        let profile = try TableProfile(TextSource("id,paid,town\na,\"$1,234.50\",Ulm\nb,€ 5,Ulm\n"))
        #expect(profile.columns.map(\.isNumeric) == [false, true, false])
    }
}
