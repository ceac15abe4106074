import CSV
import FoundationEssentials
import Segmentation
import TestSupport
import Testing
import Training

@Suite struct TransactionSourceTests {
    private static let header = "InvoiceNo,StockCode,Quantity,InvoiceDate,UnitPrice,CustomerID\n"

    private func read(_ rows: String, columns: TransactionColumns = TransactionColumns()) throws -> RFMReading {
        try TransactionSource([TextSource(Self.header + rows)], columns: columns).readRFM()
    }

    @Test func sumsUpEachCustomerAsComputedByHand() throws {
        let reading = try read(
            """
            1,A,2,1/1/2011 10:00,1.50,20
            1,B,1,1/1/2011 10:00,0.10,20
            2,A,3,1/5/2011 9:59,2.00,20
            3,A,1,1/5/2011 10:00,5.00,9
            3,A,1,1/5/2011 10:00,5.00,9

            """)
        // The reference is 2011-01-06 10:00; customer 20 last bought a minute more than a day before.
        #expect(reading.table.reference.description == "2011-01-06 10:00:00")
        #expect(
            reading.table.customers == [
                RFMTable.Customer(id: "9", recency: 1, frequency: 1, monetary: 10, tenure: 1),
                RFMTable.Customer(id: "20", recency: 1, frequency: 2, monetary: 9.1, tenure: 5),
            ])
        #expect(reading.table.customers[1].averageOrderValue == 4.55)
        #expect((reading.orders, reading.revenue) == (3, 19.1))
        let matrix = reading.table.matrix([.monetary, .recency])
        #expect(matrix.values == [10, 1, 9.1, 1])
    }

    @Test func takesOutRowsByTheFirstRuleThatFits() throws {
        let reading = try read(
            """
            1,A,1,1/1/2011,1,7
            2,A,-1,bad date,0,
            C3,A,-1,bad date,0,7
            4,A,0,bad date,0,7
            5,A,1,bad date,-1,7
            6,A,1,bad date,0.5,7
            7,A,one,1/1/2011,0.5,7
            8,A,1,1/1/2011,"1,5x",7
            9,A,1,1/1/2011,1
            10,A,1,1/1/2011,1,7,8
            11,A,1,1/1/2011,1,#####
            12,A,1,1/1/2011,1e300,7
            13,A,1e300,1/1/2011,1e300,7

            """)
        let report = reading.report
        #expect((report.rowsRead, report.rowsKept) == (13, 2))
        #expect(report.removals.map(\.rule) == TransactionCleaning.rules)
        #expect(report.removals.map(\.rows) == [2, 1, 1, 1, 6])
        #expect(
            report.examples(removedBy: .unreadable) == [
                RowReport.Example(source: "rows.csv", line: 7, column: "InvoiceDate", found: "bad date"),
                RowReport.Example(source: "rows.csv", line: 8, column: "Quantity", found: "one"),
                RowReport.Example(source: "rows.csv", line: 9, column: "UnitPrice", found: "1,5x"),
                RowReport.Example(source: "rows.csv", line: 10, column: "", found: "5 fields, where the header has 6"),
                RowReport.Example(source: "rows.csv", line: 11, column: "", found: "7 fields, where the header has 6"),
            ])
        #expect(
            report.examples(removedBy: .missingIdentifier).last
                == RowReport.Example(source: "rows.csv", line: 12, column: "CustomerID", found: "#####"))
    }

    @Test func everyRowIsCountedOnce() throws {
        let report = try read("1,A,1,1/1/2011,1,7\n2,A,1,x,1,7\nC,A,1,x,1,7\n\n3,A,1,x,1,\n").report
        #expect(report.rowsKept + report.removals.reduce(0) { $0 + $1.rows } == report.rowsRead)
        #expect(report.rowsRead == 4)
    }

    @Test func oneCustomerHasOneIdHoweverWritten() throws {
        let reading = try read("1,A,1,1/1/2011,1,17850\n2,A,1,1/1/2011,1,17850.0\n2.0,A,1,1/1/2011,1, 17850 \n")
        #expect(reading.table.customers.map(\.id) == ["17850"])
        #expect(reading.table.customers.map(\.frequency) == [2])
    }

    @Test func idsSortByNumberOrElseByBytes() throws {
        let row = ",A,1,1/1/2011,1,"
        #expect(try read("1\(row)10\n2\(row)9\n3\(row)100\n").table.ids == ["9", "10", "100"])
        #expect(try read("1\(row)10\n2\(row)9\n3\(row)é\n4\(row)Z\n").table.ids == ["10", "9", "Z", "é"])
    }

    @Test func anInvoiceOfTwoCustomersIsAnOrderOfEach() throws {
        let row = ",A,1,1/1/2011,1,"
        let reading = try read("1\(row)7\n1\(row)8\n1\(row)7\n1\(row)8\n2\(row)8\n1\(row)8\n")
        #expect(reading.table.customers.map(\.frequency) == [1, 2])
        #expect(reading.orders == 3)
    }

    @Test func withoutInvoicesAMomentIsAnOrder() throws {
        var columns = TransactionColumns()
        columns.orders = .moments
        let text =
            "CustomerID,Date,Quantity,Price\n7,11-Feb-13,1,2\n7,11-Feb-13,1,3\n7,12-Feb-13,1,3\n8,11-Feb-13,1,1\n"
        let reading = try TransactionSource([TextSource(text)], columns: columns).readRFM()
        #expect(reading.table.customers.map(\.frequency) == [2, 1])
        #expect(reading.orders == 3)
    }

    @Test func readsColumnsUnderTheirOtherNamesAndInAnyOrder() throws {
        let text = "Customer ID;Price;Invoice;InvoiceDate;Quantity;Country\r\n7.0;1.5;1;2010-12-01 08:26:00;2;UK\r\n"
        let reading = try TransactionSource([TextSource(text)]).readRFM()
        #expect(reading.table.customers.first?.monetary == 3)
        #expect(reading.formats.map(\.delimiter) == [.semicolon])
    }

    @Test func severalFilesAreOneTableWhateverTheirFormat() throws {
        let first = TextSource(Self.header + "1,A,1,1/1/2011,1,7\n2,A,x,1/1/2011,1,7", name: "a.csv")
        let second = TextSource(
            "customer_id\torder_id\tqty\tprice\tdate\n7\t3\t1\t2\t2011-01-02\n8\tC4\t1\t2\t2011-01-02\n", name: "b.csv")
        let reading = try TransactionSource([first, second]).readRFM()
        #expect(
            reading.table.customers == [RFMTable.Customer(id: "7", recency: 1, frequency: 2, monetary: 3, tenure: 2)])
        #expect(reading.report.rowsRead == 4)
        #expect(reading.report.examples(removedBy: .unreadable).map(\.source) == ["a.csv"])
        #expect(reading.report.examples(removedBy: .cancellation).map(\.source) == ["b.csv"])
    }

    @Test func theOrderOfDayAndMonthIsAsTold() throws {
        var columns = TransactionColumns()
        columns.dateOrder = .dayFirst
        #expect(
            try read("1,A,1,3/1/2011,1,7\n", columns: columns).table.reference.description == "2011-01-04 00:00:00")
    }

    @Test func sumsOfManySmallAmountsStayExact() throws {
        let rows = (0..<1_000).map { "\($0),A,1,1/1/2011,0.1,7\n" }.joined()
        #expect(try read("0,A,1,1/1/2011,10000000000,7\n" + rows).table.customers[0].monetary == 10_000_000_100)
    }

    @Test func manyCustomersAndOrdersAreToldApart() throws {
        let rows = (0..<5_000).map { "I\($0),A,1,1/1/2011,1,\($0 % 3_000)\n" }.joined()
        let reading = try read(rows)
        #expect(reading.table.ids == (0..<3_000).map(String.init))
        #expect(reading.table.customers.map(\.frequency) == (0..<3_000).map { $0 < 2_000 ? 2 : 1 })
    }

    @Test(arguments: [
        ("", "rows.csv: expected a header and rows, found nothing"),
        (
            "InvoiceNo,Quantity,InvoiceDate,UnitPrice\n",
            "rows.csv: line 1: expected a column 'CustomerID', 'Customer', 'CustomerNo', 'CustomerNumber', 'ClientID',"
                + " 'UserID' or 'CustID', found 'InvoiceNo', 'Quantity', 'InvoiceDate' and 'UnitPrice'"
        ),
        (
            "InvoiceNo,Quantity,InvoiceDate,UnitPrice,Price,CustomerID\n",
            "rows.csv: line 1: expected one column for UnitPrice, found 'UnitPrice' and 'Price'"
        ),
        (
            header + "1,\"A,1,1/1/2011,1,7\n",
            "rows.csv: line 2, column 2: expected a closing quote, found the end of the text"
        ),
        (header, "expected at least one row of data, found none"),
        (
            header + "1,A,0,1/1/2011,1,7\nC1,A,1,1/1/2011,1,7\n",
            "none of 2 rows can be used (cancellation 1, non-positive quantity 1)"
        ),
    ])
    func saysInASentenceWhyASourceCannotBeRead(_ text: String, _ sentence: String) {
        let error = #expect(throws: SourceError.self) { try TransactionSource([TextSource(text)]).readRFM() }
        #expect(error?.description == sentence)
    }

    @Test func readsAFilePieceByPiece() throws {
        let rows = (0..<30_000).map { "\($0),A,2,1/1/2011 10:00,0.5,\($0 % 7)\r\n" }.joined()
        let file = FileManager.default.temporaryDirectory.appending(path: "transactions-\(UUID().uuidString).csv")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data((Self.header + rows).utf8).write(to: file)
        let reading = try TransactionSource([FileSource(path: file.path)]).readRFM()
        #expect(reading.report.rowsKept == 30_000)
        #expect(reading.revenue == 30_000)
        #expect(reading.orders == 30_000)
    }

    @Test func aDirectoryIsNoFile() throws {
        let error = #expect(throws: SourceError.self) {
            try TransactionSource([try FileSource(path: "/tmp")]).readRFM()
        }
        #expect(error?.description == "/tmp: Is a directory")
    }

    @Test func aFileThatIsNotThereIsNamed() {
        let error = #expect(throws: SourceError.self) { try FileSource(path: "/nowhere/data.csv") }
        #expect(error?.description == "/nowhere/data.csv: No such file or directory")
    }

    /// Transactions with all that makes reading them in pieces hard: quoted line ends, bytes that are no UTF-8, rows
    /// that rules take out, orders of several customers.
    private static func hardRows(seed: UInt64) -> [UInt8] {
        var random = SeededGenerator(seed: seed)
        var text: [UInt8] = []
        for row in 0..<300 {
            let customer = ["7", "17850.0", "", "é", "\"a, \"\"b\"\"\nc\""][random.index(below: 5)]
            var fields = [
                ["C", "", "A"][random.index(below: 3)] + "\(random.index(below: 90))", "X\"Y",
                "\(random.index(below: 9))", "1/\(1 + random.index(below: 32))/2011",
                "\(Double(random.index(below: 999)) / 8 + 0.1)", customer,
            ]
            if row > 200, row % 17 == 0 { fields[1] += "£" }
            // Of a pound sign only the byte that ISO-8859-1 has for it.
            text += fields.joined(separator: ",").utf8.filter { $0 != 0xC2 }
            text += Array(["\n", "\r\n", "\n\n"][random.index(below: 3)].utf8)
        }
        return text
    }

    @Test(arguments: [1, 40, 300, 5_000])
    func everyNumberOfWorkersAndEveryWayOfHandingOutTheBytesGivesTheSame(pieceBytes: Int) throws {
        let text = Array(Self.header.utf8) + Self.hardRows(seed: UInt64(pieceBytes))
        func read(_ workers: Int, _ handedOut: Int) throws -> RFMReading {
            try TransactionSource([TextSource(text, pieceBytes: handedOut)], pieceBytes: pieceBytes)
                .readRFM(workers: Workers(count: workers))
        }
        let one = try read(1, 64)
        #expect(try read(4, 64) == one)
        #expect(try read(2, 7) == one)
        #expect(try read(1, 100_000) == one)
        let whole = try TransactionSource([TextSource(text)], pieceBytes: 1_000_000).readRFM()
        #expect(whole.report == one.report)
        #expect(whole.formats == one.formats)
        #expect((whole.formats[0].latin1Line ?? 0) > 1)
        #expect(whole.table.customers.map(\.frequency) == one.table.customers.map(\.frequency))
        #expect(whole.table.ids == one.table.ids)
        #expect(abs(whole.revenue - one.revenue) < 1e-9 * one.revenue)
    }

    @Test(arguments: [1, 16, 64, 1_000])
    func anErrorNamesItsLineWhateverPieceItIsIn(pieceBytes: Int) throws {
        let rows = String(repeating: "1,A,2,1/1/2011,1,7\n", count: 20)
        let source = TransactionSource(
            [TextSource(Self.header + rows + "2,\"A\"x,1,1/1/2011,1,7\n" + rows)], pieceBytes: pieceBytes)
        let error = #expect(throws: SourceError.self) { try source.readRFM(workers: Workers(count: 3)) }
        #expect(
            error?.description == "rows.csv: line 22, column 2: expected a delimiter or a line end after the closing"
                + " quote, found 'x'")
    }

    @Test func progressTellsRowsAndBytesReadOfAllFiles() throws {
        let text = Self.header + String(repeating: "1,A,2,1/1/2011,1,7\n", count: 50)
        var told: [Int] = []
        var bytes = 0
        _ = try TransactionSource([TextSource(text), TextSource(text)], pieceBytes: 100).readRFM {
            told.append($0)
            bytes = $1
        }
        #expect(told.last == 100)
        #expect(bytes == 2 * text.utf8.count)
        #expect(told == told.sorted())
    }
}
