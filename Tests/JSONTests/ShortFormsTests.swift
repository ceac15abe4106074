import Bytes
import JSON
import Testing

/// The short forms must read what the complete reader reads, or nothing.
@Suite struct ShortFormsTests {
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
