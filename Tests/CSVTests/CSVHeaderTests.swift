import CSV
import Testing

@Suite struct CSVHeaderTests {
    private let customer = CSVColumn("CustomerID", aliases: ["Customer"])

    @Test(arguments: ["CustomerID", "Customer ID", "customer_id", "CUSTOMER-ID", "customer"])
    func findsAColumnByItsAliasesHoweverSpelled(_ name: String) throws {
        let header = CSVHeader(names: ["Quantity", name])
        #expect(try header.index(of: customer) == 1)
        #expect(header.contains(customer))
    }

    @Test func aMissingColumnNamesWhatWasExpectedAndFound() {
        let header = CSVHeader(names: ["Quantity", "Price"], line: 2)
        let error = #expect(throws: CSVHeaderError.self) { try header.index(of: customer) }
        #expect(
            error?.description == "line 2: expected a column 'CustomerID' or 'Customer', found 'Quantity' and 'Price'")
        #expect(throws: Never.self) { try #require(try header.indexIfPresent(of: customer) == nil) }
    }

    @Test func columnsWithoutANameGoByTheirPlace() throws {
        var reader = CSVReader()
        reader.append(Array(", age,\"\"\n".utf8).span)
        reader.finish()
        #expect(try reader.next())
        #expect(CSVHeader(reader.record).names == ["column 1", "age", "column 3"])
    }

    @Test func twoColumnsForOneMeaningAreAnError() {
        let header = CSVHeader(names: ["customer_id", "Customer", "Age"])
        let error = #expect(throws: CSVHeaderError.self) { try header.indexIfPresent(of: customer) }
        #expect(error?.description == "line 1: expected one column for CustomerID, found 'customer_id' and 'Customer'")
        #expect(!header.contains(customer))
    }
}
