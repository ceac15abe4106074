import CSV
import Testing

/// Lines that are each one quoted field with the record inside, as some spreadsheets save them.
@Suite struct CSVWrappedTests {
    private let options = CSVOptions(wrappedColumns: [CSVColumn("CustomerID"), CSVColumn("Age")])

    @Test func unwrapsLinesWhoseHeaderIsWrapped() {
        let reading = CSVReading(
            "\u{FEFF}\"CustomerID,Age,City\"\n\"C1,28,Pune\"\n\"C2,,\"\n\"C3,4\"\n", options: options)
        #expect(
            reading.records == [["CustomerID", "Age", "City"], ["C1", "28", "Pune"], ["C2", "", ""], ["C3", "4"]])
        #expect(reading.lines == [1, 2, 3, 4])
        #expect(reading.format?.isWrapped == true)
        #expect(reading.format?.hasByteOrderMark == true)
    }

    @Test func unwrapsWhatIsQuotedInside() {
        let reading = CSVReading(
            "\"customer id;age\"\r\n\"\"\"a;b\"\";3\"\r\n\"\"\r\nplain;4\r\n\"x;1\r\ny;2\"\r\n", options: options)
        #expect(reading.format?.delimiter == .semicolon)
        #expect(
            reading.records == [["customer id", "age"], ["a;b", "3"], ["plain", "4"], ["x", "1"], ["y", "2"]])
        #expect(reading.lines == [1, 2, 4, 5, 6])
    }

    @Test(arguments: [
        "\"CustomerID,Age\",City\n\"a,b\",c\n", "\"Customer,Name\"\n\"a,b\"\n", "CustomerID\n\"a,b\"\n",
    ])
    func leavesOtherTablesAlone(_ text: String) {
        let reading = CSVReading(text, options: options)
        #expect(reading.format?.isWrapped == false)
        #expect(reading.records.last?.first == "a,b")
    }

    @Test func unwrapsOnlyWhenAsked() {
        #expect(CSVReading("\"CustomerID,Age\"\n").records == [["CustomerID,Age"]])
    }

    @Test func namesTheLineOfAnErrorInsideAWrappedLine() {
        let reading = CSVReading("\"CustomerID,Age\"\n\n\"C1,\"\"x\"\"y\"\n", options: options)
        #expect(reading.error == CSVError(line: 3, column: 2, problem: .byteAfterClosingQuote(UInt8(ascii: "y"))))
    }
}
