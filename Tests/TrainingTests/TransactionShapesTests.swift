import CSV
import TestSupport
import Testing
import Training

/// Transactions in tables of other shapes than a shop's export.
@Suite struct TransactionShapesTests {
    private func read(
        _ text: String, _ columns: TransactionColumns = TransactionColumns(), strict: Bool = false, pieceBytes: Int = 64
    ) throws -> RFMReading {
        var source = TransactionSource([WhitespaceSource(TextSource(text))], columns: columns, pieceBytes: pieceBytes)
        source.isStrict = strict
        return try source.readRFM()
    }

    private static let anyColumns: TransactionColumns = {
        var columns = TransactionColumns()
        columns.amounts = .productOrTotal(
            quantity: .named(TransactionColumns.quantity), price: .named(TransactionColumns.price),
            .named(TransactionColumns.amount))
        columns.orders = .numberedIfPresent(.named(TransactionColumns.invoice))
        return columns
    }()

    @Test func columnsByNumberNeedNoHeader() throws {
        var columns = TransactionColumns()
        columns.customer = .numbered(1)
        columns.date = .numbered(3)
        columns.amounts = .total(.numbered(5))
        columns.orders = .rows
        columns.hasHeader = false
        let text =
            " 00004 0001 19970101  2   29.33\r\n 00004 0001 19970118  2   29.73\r\n 00021 0002 19970101  3    0.00\r\n"
        let reading = try read(text, columns)
        #expect(
            reading.table.customers == [
                RFMTable.Customer(id: "00004", recency: 1, frequency: 2, monetary: 59.06, tenure: 18)
            ])
        #expect(reading.report.rows(removedBy: .nonPositiveAmount) == 1)
        #expect(reading.report.examples(removedBy: .nonPositiveAmount).first?.line == 3)
        #expect(reading.report.examples(removedBy: .nonPositiveAmount).first?.column == "column 5")
        #expect(reading.dates.form == .compact)
        columns.date = .numbered(9)
        let error = #expect(throws: SourceError.self) { try read(text, columns) }
        #expect(
            error?.description == "rows.csv: line 1: expected a column 9, found 5 ('column 1', 'column 2', 'column 3',"
                + " 'column 4' and 'column 5')")
    }

    @Test func anAmountStandsForQuantityAndPriceWhereTheseAreMissing() throws {
        let total = try read("customer;date;amount\n7;2011-01-02;5\n7;2011-01-02;2.5\n", Self.anyColumns)
        #expect(
            total.table.customers == [RFMTable.Customer(id: "7", recency: 1, frequency: 2, monetary: 7.5, tenure: 1)])
        let product = try read("customer,date,amount,qty,price\n7,2011-01-02,99,2,3\n", Self.anyColumns)
        #expect(product.revenue == 6)
        let error = #expect(throws: SourceError.self) { try read("customer,date\n7,2011-01-02\n", Self.anyColumns) }
        #expect(error?.description.hasPrefix("rows.csv: line 1: expected a column 'Amount', ") == true)
        #expect(error?.description.hasSuffix("found 'customer' and 'date'") == true)
    }

    @Test(arguments: [
        ("31/1/2011", "1/2/2011", DateOrder.dayFirst, "2011-02-02 00:00:00", 2),
        ("1/2/2011", "31/1/2011", .dayFirst, "2011-02-02 00:00:00", 3),
        ("1/31/2011", "2/1/2011", .monthFirst, "2011-02-02 00:00:00", 2),
        ("3/1/2011", "12/31/2010", .monthFirst, "2011-03-02 00:00:00", 3),
    ])
    func oneDateSettlesTheOrderOfAllWhateverPieceItIsIn(
        _ first: String, _ second: String, _ order: DateOrder, _ reference: String, _ line: Int
    ) throws {
        for pieceBytes in [1, 16, 1_000] {
            let reading = try read(
                "customer,date,amount\n7,\(first),5\n8,\(second),5\n", Self.anyColumns, pieceBytes: pieceBytes)
            #expect(reading.dates.order == order)
            #expect(reading.dates.evidence?.line == line)
            #expect(!reading.dates.isGuessed)
            #expect(reading.table.reference.description == reference)
        }
    }

    @Test func datesThatFitBothOrdersAreAGuessAndDatesOfBothAnError() throws {
        let header = "customer,date,amount\n"
        let guess = try read(header + "7,1/2/2011,5\n8,3/4/2011,5\n", Self.anyColumns)
        #expect(guess.dates.isGuessed && guess.dates.order == .monthFirst)
        #expect(guess.dates.description == "month first, though all of them can be read day first too")
        let same = try read(header + "7,1/1/2011,5\n8,3/3/2011,5\n", Self.anyColumns)
        #expect(!same.dates.isGuessed)
        let mixed = header + "7,13/1/2011,5\n8,1/13/2011,5\n"
        let error = #expect(throws: SourceError.self) { try read(mixed, Self.anyColumns) }
        #expect(
            error?.description
                == "expected all dates in one order, found \"1/13/2011\" (rows.csv, line 3), which is month"
                + " first, and \"13/1/2011\" (rows.csv, line 2), which is day first; say which is meant, and the other rows"
                + " are left out")
        var columns = Self.anyColumns
        columns.dateOrder = .dayFirst
        #expect(try read(mixed, columns).report.rows(removedBy: .unreadable) == 1)
    }

    @Test(arguments: [
        ("2011-02-01", DateForm.yearFirst), ("1.2.2011", .dotted), ("01-Feb-11", .named), ("20110201", .compact),
        ("20110201000000", .compact), ("201102010000", .compact), ("1296518400", .epoch), ("1296518400000", .epoch),
    ])
    func everySpellingIsKnownByItself(_ text: String, _ form: DateForm) throws {
        let reading = try read("customer,date,amount\n7,\(text),5\n", Self.anyColumns)
        #expect(reading.dates.form == form)
        #expect(reading.table.reference.description == "2011-02-02 00:00:00")
    }

    @Test func strictlyTheFirstUnreadableRowEndsIt() throws {
        let rows = String(repeating: "7,2011-02-01,5\n", count: 9)
        let text = "customer,date,amount\n" + rows + "7,,5\n" + rows + "7,2011-02-01,much\n"
        for pieceBytes in [1, 40, 1_000] {
            let error = #expect(throws: SourceError.self) {
                try read(text, Self.anyColumns, strict: true, pieceBytes: pieceBytes)
            }
            #expect(error?.description == "rows.csv, line 11, date: cannot be read: \"\"")
        }
        #expect(try read(text, Self.anyColumns).report.rows(removedBy: .unreadable) == 2)
    }

    @Test func spacesSeparateOnlyWhereNothingElseDoes() throws {
        let spaced = "customer  date amount\n  7 2011-02-01\t5  \n\"a b\" 2011-02-01 5\n"
        for handedOut in [1, 3, 1_000] {
            let source = WhitespaceSource(TextSource(spaced, pieceBytes: handedOut))
            let reading = try TransactionSource([source], columns: Self.anyColumns).readRFM()
            #expect(reading.table.ids == ["7", "a b"])
        }
        let delimited = try read("customer id, date, amount\n7 8, 2011-02-01, 5\n", Self.anyColumns)
        #expect(delimited.table.ids == ["7 8"])
    }

    @Test(.enabled(if: SharedFile.exists("data/cdnow/CDNOW_sample.txt"), "needs ../shared beside the package"))
    func theSampleOfCDNOWIsRead() throws {
        var columns = TransactionColumns()
        columns.customer = .numbered(1)
        columns.date = .numbered(3)
        columns.amounts = .total(.numbered(5))
        columns.orders = .rows
        columns.hasHeader = false
        let file = WhitespaceSource(try FileSource(path: SharedFile.path("data/cdnow/CDNOW_sample.txt")))
        let reading = try TransactionSource([file], columns: columns).readRFM()
        #expect(
            (reading.report.rowsRead, reading.report.rowsKept, reading.table.customers.count) == (6_919, 6_911, 2_349))
        #expect(abs(reading.revenue - 244_091.94) < 0.001)
        #expect(reading.table.reference.description == "1998-07-01 00:00:00")
    }
}
