import Bytes
import JSON
import Testing

/// Members read the quick way must be what the complete reader reads, or nothing.
@Suite struct JSONMembersTests {
    /// One of them is longer than what is compared at once, and left to the complete reader.
    private let keys = JSONKeys(["Age", "MonthlyPurchases", "a\"b", "PreferredShoppingTimeInTheWeek", "Key78901"])

    /// The value behind a key, at the end of the document and far from it.
    private func documents(_ value: String) -> [[UInt8]] {
        [#"{"Age":\#(value)}"#, #"{"Age": \#(value) , "MonthlyPurchases":1}"#].map { Array($0.utf8) }
    }

    @Test(arguments: [
        "0", "7", "28", "450000.0", "0.5", "0.000001", "12345678", "1234567.1234567", "1.10", "0.07",
        "99999999.9999999", "3.14", "100.25", "2450.75", "0.0", "1.00000001",
    ])
    func aShortNumberIsTheNumberThatTheCompleteReaderReads(text: String) throws {
        let complete = try DecimalNumber(Array(text.utf8).span).value
        for bytes in documents(text) {
            var reader = try JSONReader(bytes.span)
            try reader.beginObject()
            var members = reader.members
            var value = -1.0
            let isRead = members.skipKey(0, of: keys.spelled) && members.readNumber(into: &value)
            #expect(isRead)
            #expect(value.bitPattern == complete.bitPattern)
            reader.resume(behind: members)
            while try reader.nextKey() != nil { try reader.skipValue() }
            try reader.finish()
        }
    }

    @Test(arguments: [
        "-1", "", "-", "01", "1.", ".5", "+1", "1e3", "1.5E3", "123456789", "12345678.12345678", "1.123456789", "true",
        "\"1\"", "1x", "1-", "1.5.", "\u{0661}", "00", "1\u{0}", ":1",
    ])
    func whatIsNoShortNumberStaysUnread(text: String) throws {
        for bytes in documents(text) {
            var reader = try JSONReader(bytes.span)
            try reader.beginObject()
            var members = reader.members
            _ = members.skipKey(0, of: keys.spelled)
            let before = members.position
            var value = -1.0
            let isRead = members.readNumber(into: &value)
            #expect(!isRead)
            #expect(members.position == before)
        }
    }

    @Test func aNumberIsReadAlikeHoweverManyBytesFollow() throws {
        for padding in 0..<20 {
            let bytes = Array((#"{"Age":4567.25}"# + String(repeating: " ", count: padding)).utf8)
            var reader = try JSONReader(bytes.span)
            try reader.beginObject()
            var members = reader.members
            var value = 0.0
            let isRead = members.skipKey(0, of: keys.spelled) && members.readNumber(into: &value) && value == 4567.25
            #expect(isRead)
        }
    }

    @Test(arguments: ["Mumbai", "", "Ab", "12345678", "1234567890123456", "a b/c, d:e}"])
    func aPlainStringIsReadAsItsToken(text: String) throws {
        for bytes in documents("\"" + text + "\"") {
            var reader = try JSONReader(bytes.span)
            try reader.beginObject()
            var members = reader.members
            var token: String?
            if members.skipKey(0, of: keys.spelled), let found = members.readPlainString() { token = found.text }
            #expect(token == "\"" + text + "\"")
            reader.resume(behind: members)
            while try reader.nextKey() != nil { try reader.skipValue() }
            try reader.finish()
        }
    }

    @Test(arguments: [#""a\nb""#, "\"Zürich\"", "\"open", "\"a\u{1}b\"", "12", "", "\"a\u{7F}é\""])
    func aStringWithEscapesOrFaultsStaysUnread(text: String) throws {
        let bytes = Array((#"{"Age":"# + text).utf8)
        var reader = try JSONReader(bytes.span)
        try reader.beginObject()
        var members = reader.members
        _ = members.skipKey(0, of: keys.spelled)
        let before = members.position
        let isRead = members.readPlainString() != nil
        #expect(!isRead && members.position == before)
    }

    @Test func aPlainStringBeyondTheLimitIsLeftToTheReaderThatRefusesIt() throws {
        for (length, limit) in [(5, 4), (4, 4)] {
            let bytes = Array((#"{"Age":""# + String(repeating: "x", count: length) + #""}"#).utf8)
            var limits = JSONLimits()
            limits.stringBytes = limit
            var reader = try JSONReader(bytes.span, limits: limits)
            try reader.beginObject()
            var members = reader.members
            _ = members.skipKey(0, of: keys.spelled)
            let isRead = members.readPlainString() != nil
            #expect(isRead == (length <= limit))
        }
    }

    @Test(arguments: [
        #"{"Age":1,"MonthlyPurchases":2,"a\"b":3,"PreferredShoppingTimeInTheWeek":4,"Key78901":5}"#,
        "{ \"Age\" :1}", #"{ "Age":1, "MonthlyPurchases": 2 ,"a\"b":3}"#,
        "{\n\t\"Age\": 1,\r\n  \"MonthlyPurchases\": 2\n}", #"{"Age":1}"#, "{}",
    ])
    func expectedKeysAreSkippedWithTheirColons(text: String) throws {
        let bytes = Array(text.utf8)
        var reader = try JSONReader(bytes.span)
        try reader.beginObject()
        var members = reader.members
        var values: [Double] = []
        var value = 0.0
        for place in keys.names.indices where members.skipKey(place, of: keys.spelled) {
            if members.readNumber(into: &value) { values.append(value) }
        }
        reader.resume(behind: members)
        while let key = try reader.nextKey() {
            #expect(values.isEmpty || ["PreferredShoppingTimeInTheWeek", "Key78901"].contains(key.string))
            values.append(try reader.readNumber())
        }
        try reader.finish()
        #expect(values == Array([1, 2, 3, 4, 5].prefix(values.count)))
    }

    @Test(arguments: [
        #"{"Ago":1}"#, #"{"Ag":1}"#, #"{"Age" :1}"#, #"{,"Age":1}"#, #"{"\u0041ge":1}"#, #"{"Age"#, "{", #"{}"#,
        #"{"Key78902":1}"#, #"{"Key78901"}"#,
    ])
    func anotherKeyIsLeftToTheCompleteReader(text: String) throws {
        let bytes = Array(text.utf8)
        var reader = try JSONReader(bytes.span)
        try reader.beginObject()
        var members = reader.members
        for place in keys.names.indices {
            let isSkipped = members.skipKey(place, of: keys.spelled)
            #expect(!isSkipped)
        }
        let before = reader.position
        reader.resume(behind: members)
        #expect(reader.position == before)
    }

    @Test func everyChangedByteOfAKeyIsNoticed() throws {
        for (place, name) in keys.names.enumerated() where place != 3 {
            let text = Array("{\"\(name == "a\"b" ? "a\\\"b" : name)\":1}".utf8)
            for index in 1..<(text.count - 2) {
                var bytes = text
                bytes[index] ^= 0x01
                var reader = try JSONReader(bytes.span)
                try reader.beginObject()
                var members = reader.members
                let isSkipped = members.skipKey(place, of: keys.spelled)
                #expect(!isSkipped, "byte \(index) of \(name)")
            }
        }
    }

    @Test func aKeyBeyondTheLimitOfMembersIsLeftToTheReaderThatRefusesIt() throws {
        let bytes = Array(#"{"Age":1,"MonthlyPurchases":2}"#.utf8)
        var limits = JSONLimits()
        limits.elements = 1
        var reader = try JSONReader(bytes.span, limits: limits)
        try reader.beginObject()
        var members = reader.members
        var value = 0.0
        let isRead = members.skipKey(0, of: keys.spelled) && members.readNumber(into: &value)
        #expect(isRead)
        let isSecondSkipped = members.skipKey(1, of: keys.spelled)
        #expect(!isSecondSkipped)
        reader.resume(behind: members)
        #expect(throws: JSONError.self) { _ = try reader.nextKey() }
    }
}
