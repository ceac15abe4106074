import Bytes
import JSON
import Testing

@Suite struct JSONReaderTests {
    private func customer(_ text: String) throws(JSONError) -> (age: Double, city: String, unknown: Int) {
        let bytes = Array(text.utf8)
        var reader = try JSONReader(bytes.span)
        var customer = (age: 0.0, city: "", unknown: 0)
        try reader.beginObject()
        while let key = try reader.nextKey() {
            if key == "Age" {
                customer.age = try reader.readNumber()
            } else if key == "City" {
                customer.city = try reader.readString()
            } else {
                try reader.skipValue()
                customer.unknown += 1
            }
        }
        try reader.finish()
        return customer
    }

    @Test func readsTheMembersItIsAskedForAndSkipsTheOthers() throws {
        let customer = try customer(
            #" { "City" : "Pune" , "x" : [1, {"y": null}, "z"], "Age" : 28 , "done": true, "n": -0.5e-3 } "#)
        #expect(customer == (28, "Pune", 3))
    }

    @Test func aKeyIsTheSameHoweverItIsEscaped() throws {
        #expect(try customer(#"{"\u0041g\u0065": 7}"#).age == 7)
        #expect(try customer(#"{"Ag\u0065s": 7}"#).age == 0)
    }

    @Test func aValueOfAnotherKindStaysUnread() throws {
        let bytes = Array(#"{"a": "text", "b": 2}"#.utf8)
        var reader = try JSONReader(bytes.span)
        try reader.beginObject()
        #expect(try reader.nextKey() != nil)
        do throws(JSONError) {
            _ = try reader.readNumber()
            Issue.record("a string was read as a number")
        } catch {
            #expect(error.reason == .mismatch(expected: .number, found: .string))
            #expect(error.isAboutMeaning)
            #expect(error.message(in: bytes.span) == "expected a number, found a string at line 1 column 7")
        }
        try reader.skipValue()
        #expect(try reader.nextKey() != nil)
        #expect(try reader.readInteger() == 2)
        #expect(try reader.nextKey() == nil)
        try reader.finish()
    }

    @Test func readsTablesOfNumbers() throws {
        let bytes = Array("[[1, 2.5, -3], [], [1e3]]".utf8)
        var reader = try JSONReader(bytes.span)
        var numbers: [Double] = []
        var counts: [Int] = []
        try reader.beginArray()
        while try reader.nextElement() { counts.append(try reader.readNumbers(into: &numbers)) }
        try reader.finish()
        #expect(numbers == [1, 2.5, -3, 1000])
        #expect(counts == [3, 0, 1])
    }
}
