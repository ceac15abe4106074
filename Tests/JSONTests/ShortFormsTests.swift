import Bytes
import JSON
import Testing

/// The short forms must read what the complete reader reads, or nothing.
@Suite struct ShortFormsTests {
    private let keys = JSONKeys(["Age", "MonthlyPurchases", "a\"b"])

    @Test(arguments: [
        "0", "-0", "7", "28", "-28", "450000.0", "0.5", "-0.000001", "123456789012345", "12345678901234.5", "1.10",
        "99999999999999.9", "3 ", "3,", "3}", "1234567", "12345678", "123456789", "1.2345678", "12345.6789012", "0.07",
    ])
    func aShortNumberIsTheNumberThatTheCompleteReaderReads(text: String) throws {
        // With and without so many bytes behind it that it is read eight digits at a time.
        for bytes in [Array(text.utf8), Array((text + ", \"next\"").utf8)] {
            var reader = try JSONReader(bytes.span)
            let number = reader.readShortNumber()
            let complete = try DecimalNumber(bytes.span)
            #expect(number?.bitPattern == complete.value.bitPattern)
            #expect(reader.position == complete.end)
        }
    }

    @Test(arguments: [
        "", "-", "01", "-01", "1.", ".5", "+1", "1e3", "1.5E3", "1234567890123456", "0.0000000000000001", "true",
        "\"1\"",
        "-x", String(repeating: "9", count: 400),
    ])
    func whatIsNoShortNumberStaysUnread(text: String) throws {
        for bytes in [Array(text.utf8), Array((text + ", \"next\"").utf8)] {
            var reader = try JSONReader(bytes.span)
            let number = reader.readShortNumber()
            #expect(number == nil)
            #expect(reader.position == 0)
        }
    }

    @Test func aPlainStringIsReadAsItsBytes() throws {
        let bytes = Array(#" "Mumbai","#.utf8)
        var reader = try JSONReader(bytes.span)
        var text: String?
        if let plain = reader.readPlainString() { text = plain.text }
        #expect(text == "Mumbai")
        #expect(reader.position == 9)
    }

    @Test(arguments: [#""a\nb""#, "\"Zürich\"", "\"open", "\"a\u{1}b\"", "12", ""])
    func aStringWithEscapesOrFaultsStaysUnread(text: String) throws {
        let bytes = Array(text.utf8)
        var reader = try JSONReader(bytes.span)
        let isRead = reader.readPlainString() != nil
        #expect(!isRead)
        #expect(reader.position == 0)
    }

    @Test func aPlainStringBeyondTheLimitIsLeftToTheReaderThatRefusesIt() throws {
        let bytes = Array("\"12345\"".utf8)
        var limits = JSONLimits()
        limits.stringBytes = 4
        var reader = try JSONReader(bytes.span, limits: limits)
        let isRead = reader.readPlainString() != nil
        #expect(!isRead)
    }

    @Test(arguments: [
        #"{"Age":1,"MonthlyPurchases":2}"#, #"{ "Age":1, "MonthlyPurchases":2}"#, #"{"Age":1 ,"MonthlyPurchases":2}"#,
        #"{"Age":1,"MonthlyPurchases":2,"a\"b":3}"#,
    ])
    func anExpectedKeyIsSkippedWithItsColon(text: String) throws {
        let bytes = Array(text.utf8)
        var reader = try JSONReader(bytes.span)
        try reader.beginObject()
        var values: [Double] = []
        for place in 0..<3 where reader.skipKey(place, of: keys) { values.append(try reader.readNumber()) }
        let hasMore = try reader.nextKey() != nil
        try reader.finish()
        #expect(!hasMore)
        #expect(values == (values.count == 3 ? [1, 2, 3] : [1, 2]))
    }

    @Test(arguments: [
        #"{"Ago":1}"#, #"{"Ag":1}"#, #"{"Age" :1}"#, #"{,"Age":1}"#, #"{"\u0041ge":1}"#, #"{"Age"#, "{", #"{}"#,
    ])
    func anotherKeyIsLeftToTheCompleteReader(text: String) throws {
        let bytes = Array(text.utf8)
        var reader = try JSONReader(bytes.span)
        try reader.beginObject()
        for place in [0, -1, 3] {
            let isSkipped = reader.skipKey(place, of: keys)
            #expect(!isSkipped)
        }
        #expect(reader.position == 1)
    }

    @Test func aKeyBeyondTheLimitOfMembersIsLeftToTheReaderThatRefusesIt() throws {
        let bytes = Array(#"{"Age":1,"MonthlyPurchases":2}"#.utf8)
        var limits = JSONLimits()
        limits.elements = 1
        var reader = try JSONReader(bytes.span, limits: limits)
        try reader.beginObject()
        let isFirstSkipped = reader.skipKey(0, of: keys)
        _ = try reader.readNumber()
        let isSecondSkipped = reader.skipKey(1, of: keys)
        #expect(isFirstSkipped && !isSecondSkipped)
    }

    @Test(arguments: ["{}", " \n{ }", "{\"Age\": 28}", "{\"Age\": 28 , \"a\": 1}"])
    func anObjectOpensAndClosesWhereTheCompleteReaderSaysSo(text: String) throws {
        let bytes = Array(text.utf8)
        var short = try JSONReader(bytes.span)
        var complete = try JSONReader(bytes.span)
        let isOpen = short.openObject()
        try complete.beginObject()
        #expect(isOpen && short.position == complete.position)
        while try complete.nextKey() != nil {
            let isClosed = short.closeObject()
            #expect(!isClosed)
            let hasKey = try short.nextKey() != nil
            #expect(hasKey)
            try short.skipValue()
            try complete.skipValue()
        }
        let isClosed = short.closeObject()
        #expect(isClosed && short.position == complete.position)
        try short.finish()
    }

    @Test(arguments: ["[]", "", "1", "{"])
    func whatIsNoObjectOrNestsTooDeepStaysUnopened(text: String) throws {
        let bytes = Array(text.utf8)
        var limits = JSONLimits()
        limits.depth = 0
        var reader = try JSONReader(bytes.span, limits: limits)
        let isOpen = reader.openObject()
        let isBeforeArray = reader.isBeforeArray()
        #expect(!isOpen && isBeforeArray == (text == "[]"))
        #expect(reader.position == 0)
    }
}
