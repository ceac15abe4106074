import JSON
import Testing

/// Arrays that hold numbers and nothing else are kept as bare numbers, which nobody must notice.
@Suite struct JSONArrayTests {
    private func array(_ document: String) throws -> JSONArray {
        let bytes = Array(document.utf8)
        return try #require(try JSONValue(reading: bytes.span).elements)
    }

    private static func row(_ numbers: Double...) -> JSONValue { .array(JSONArray(numbers.map(JSONValue.number))) }

    @Test(
        arguments: [
            ("[1]", [.number(1)]), (" [ 1 , -2.5,3e1 ] ", [.number(1), .number(-2.5), .number(30)]),
            ("[1,\"a\"]", [.number(1), .string("a")]), ("[1,[2]]", [.number(1), row(2)]),
            ("[null,1]", [.null, .number(1)]), ("[[1]]", [row(1)]), ("[[]]", [row()]),
            ("[[1,2],[3,4]]", [row(1, 2), row(3, 4)]), ("[ [ 1 ] ,\n[ 2 ] ]", [row(1), row(2)]),
            ("[[1,2],[3]]", [row(1, 2), row(3)]), ("[[1],[2,3],[4]]", [row(1), row(2, 3), row(4)]),
            ("[[1,2],[]]", [row(1, 2), row()]), ("[[],[1]]", [row(), row(1)]), ("[[],[]]", [row(), row()]),
            ("[[1,2],3]", [row(1, 2), .number(3)]), ("[[1,2],{}]", [row(1, 2), .object([])]),
            ("[[1,2],[3,null],[4,5]]", [row(1, 2), .array([.number(3), .null]), row(4, 5)]),
            ("[[true],[1]]", [.array([.bool(true)]), row(1)]), ("[[[1]],[2]]", [.array([row(1)]), row(2)]),
            ("[[1],[[2]]]", [row(1), .array([row(2)])]),
        ] as [(String, JSONArray)])
    func holdsWhatIsWritten(document: String, elements: JSONArray) throws {
        let array = try array(document)
        #expect(array == elements)
        #expect(Array(array) == Array(elements))
        #expect(array.count == elements.count)
    }

    @Test func givesNumbersAndRowsAsTheyAre() throws {
        #expect(try array("[1, 2]").numbers == [1, 2])
        #expect(try array("[1, null]").numbers == nil)
        #expect(try array("[[1, 2]]").numbers == nil)
        let rows = try array("[[1, 2], [3, 4], [5, 6]]")
        #expect(rows.rows(columns: 2) == [1, 2, 3, 4, 5, 6])
        #expect(rows.rows(columns: 3) == nil)
        #expect(try array("[[1, 2], [3]]").rows(columns: 2) == nil)
        #expect(try array("[1, 2]").rows(columns: 1) == nil)
    }

    @Test(arguments: [
        ("[1,]", "expected a value after ',', found ']' at line 1 column 4"),
        ("[[1,2],[3,]]", "expected a value after ',', found ']' at line 1 column 11"),
        ("[[1,2],[3,4]", "expected ',' or ']' after a value, found the end of the document at line 1 column 13"),
        ("[[1,2][3,4]]", "expected ',' or ']' after a value, found '[' at line 1 column 7"),
        ("[[1,02]]", "expected no digit after a leading zero, found '2' at line 1 column 6"),
        ("[[1,-]]", "expected a digit, found ']' at line 1 column 6"),
        ("[[1,2.]]", "expected a digit, found ']' at line 1 column 7"),
        ("[[1,1e999]]", "expected a number within the range of Double, found a larger one at line 1 column 5"),
    ])
    func namesWhatIsWrongAmongNumbers(document: String, message: String) {
        let bytes = Array(document.utf8)
        let error = #expect(throws: JSONError.self) { try JSONValue(reading: bytes.span) }
        #expect(error?.message(in: bytes.span) == message)
    }

    @Test(arguments: [("[1,2,3]", 2), ("[[1,2],[3]]", 4), ("[[],[],[]]", 2)])
    func countsElementsAgainstTheLimit(document: String, most: Int) {
        let bytes = Array(document.utf8)
        let error = #expect(throws: JSONError.self) {
            try JSONValue(reading: bytes.span, limits: JSONLimits(elements: most))
        }
        #expect(error?.reason == .exceeded(.elements, most))
    }
}
