import JSON
import Testing

@Suite struct JSONKeysTests {
    static let names = ["CustomerID", "Age", "Gender", "City", "AnnualIncome", "TotalSpent", "MonthlyPurchases", ""]

    private func places(_ document: String, expecting expected: Int? = nil) throws -> [Int?] {
        let keys = JSONKeys(Self.names)
        let bytes = Array(document.utf8)
        var reader = try JSONReader(bytes.span)
        var places: [Int?] = []
        try reader.beginObject()
        while let key = try reader.nextKey() {
            places.append(keys.index(of: key, expecting: expected ?? places.count))
            try reader.skipValue()
        }
        return places
    }

    @Test(arguments: [nil, 0, 3, 8, 99])
    func findsEachNameWhateverWasExpected(expected: Int?) throws {
        let document = "{" + Self.names.map { "\"\($0)\":0" }.joined(separator: ",") + "}"
        #expect(try places(document, expecting: expected) == Array(0..<8))
    }

    @Test func findsNoOtherKey() throws {
        #expect(
            try places(#"{"age":0,"Ages":0,"Ag":0,"customerID":0,"AnnualIncomes":0,"AnnualIncomE":0}"#) == [
                nil, nil, nil, nil, nil, nil,
            ])
    }

    @Test func findsAnEscapedKey() throws {
        #expect(try places(#"{"\u0041ge":0,"C\u0069ty":0,"\u0041":0}"#) == [1, 3, nil])
    }

    @Test func anEmptyTableFindsNothing() throws {
        let bytes = Array(#"{"a":1}"#.utf8)
        var reader = try JSONReader(bytes.span)
        try reader.beginObject()
        let key = try reader.nextKey()
        let place = if let key { JSONKeys([]).index(of: key) } else { Int?(0) }
        #expect(place == nil)
    }
}
