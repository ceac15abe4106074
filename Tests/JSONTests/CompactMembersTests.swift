import Bytes
import JSON
import Testing

/// Members read a word at a time must be what the complete reader reads, or nothing.
@Suite struct CompactMembersTests {
    private let keys = JSONKeys([
        "A", "Age", "AgeIs", "AgeInYears", "AgeInYears123", "AnnualIncome", "PreferredShoppingTime",
        "PreferredShoppingTimeIs", "PreferredShoppingTimeInTheWe", "PreferredShoppingTimeInTheWee",
        "PreferredShoppingTimeInTheWeek",
    ])
    /// Tokens of more than 32 bytes are never found this way: that of the last name has 33.
    private static let tooLong = 10

    /// The value of the only member, behind `key`, as a number's bit pattern or a text; nil where it is not compact.
    private func compactValue(of bytes: [UInt8], _ key: Int, limits: JSONLimits = JSONLimits()) throws -> String? {
        var reader = try JSONReader(bytes.span, limits: limits)
        try reader.beginObject()
        var members = reader.members
        let start = members.compactValue(key, of: keys.spelled)
        guard start > 0 else { return nil }
        let text = members.compactText(at: start)
        if text.count >= 0 {
            members.take(upTo: start + text.count + 2)
            reader.resume(behind: members)
            let bytes = (0..<text.count).map { UInt8(truncatingIfNeeded: text.words[$0 / 8] >> (8 * ($0 % 8))) }
            return "\"" + String(decoding: bytes, as: UTF8.self) + "\""
        }
        let number = members.compactNumber(at: start)
        guard number.end > 0 else { return nil }
        members.take(upTo: number.end)
        reader.resume(behind: members)
        return "\(number.value)"
    }

    /// The same by the complete reader; nil where it is no JSON.
    private func completeValue(of bytes: [UInt8], limits: JSONLimits = JSONLimits()) -> String? {
        do {
            var reader = try JSONReader(bytes.span, limits: limits)
            try reader.beginObject()
            guard try reader.nextKey() != nil else { return nil }
            let value: String
            switch try reader.peek() {
            case .number: value = "\(try reader.readNumber())"
            case .string: value = "\"\(try reader.readText().string)\""
            default: return nil
            }
            while try reader.nextKey() != nil { try reader.skipValue() }
            try reader.finish()
            return value
        } catch {
            return nil
        }
    }

    private static let endings = [
        "}", ",\"B\":1}", "} ", " }", "\n,\"B\":1}", ",\"C\":\"a long text that follows the member\"}",
    ]

    @Test(arguments: [
        "0", "7", "28", "450000.0", "0.5", "0.000001", "12345678", "123.4567", "1.10", "0.07", "3.14", "0.0", "10",
        "\"Mumbai\"", "\"\"", "\"Night\"", "\"123456789012345\"", "\"1234567\"", "\"12345678\"", "\"a b,c:d}\"",
    ])
    func compactValuesAreThoseThatTheCompleteReaderReads(value: String) throws {
        for (place, key) in keys.names.prefix(Self.tooLong).enumerated() {
            for ending in Self.endings {
                for space in ["", " ", "\n    ", "\r\n\t"] {
                    let bytes = Array("{\(space)\"\(key)\":\(space)\(value)\(ending)".utf8)
                    let found = try compactValue(of: bytes, place)
                    // Behind a short key too few bytes may be left for a word.
                    let left = bytes.count - 1 - space.utf8.count
                    let isNearEnd = left < max(key.utf8.count + 3, 8) + 3
                    #expect(found == completeValue(of: bytes) || found == nil && isNearEnd, "\(bytes)")
                }
            }
        }
    }

    @Test(arguments: [
        "-1", "", "-", "01", "00.5", "1.", ".5", "+1", "1e3", "1E3", "123456789", "1234567.25", "true", "1x", "1-",
        "1.5.",
        "1..5", "\u{0661}", "00", "1\u{0}", ":1", "\"1234567890123456\"", "\"a\\\"b\"", "\"Zürich\"",
        "\"a\u{1}\"",
        "\"open", "\"open to the end of sixteen", "null", "[1]", "1:", "12/5", "1/2",
    ])
    func whatIsNotCompactStaysUnread(value: String) throws {
        for ending in Self.endings {
            let bytes = Array("{\"Age\":\(value)\(ending)".utf8)
            let found = try compactValue(of: bytes, 1)
            // A text without an end may find one in the next key, behind which nothing is JSON any more.
            #expect(found == nil || value == "\"open" && completeValue(of: bytes) == nil, "\(value)\(ending)")
        }
    }

    @Test func everyTextOfFewBytesIsReadAsTheCompleteReaderReadsIt() throws {
        let letters = Array("019.,}\" -e\\".utf8)
        for first in letters {
            for second in letters {
                for third in letters {
                    let bytes = Array("{\"Age\":".utf8) + [first, second, third] + Array("}".utf8)
                    guard let found = try compactValue(of: bytes, 1) else { continue }
                    // What stands behind the value is the complete reader's concern, but what was taken is a value.
                    let value =
                        found.hasPrefix("\"")
                        ? found : try Self.numberText(bytes.dropFirst(7).drop { $0 == UInt8(ascii: " ") })
                    #expect(completeValue(of: Array("{\"Age\":\(value)}".utf8)) == found, "\(bytes)")
                }
            }
        }
    }

    /// The text of the number that `bytes` begin with, by all bytes that may stand in one.
    private static func numberText(_ bytes: ArraySlice<UInt8>) throws -> String {
        String(decoding: bytes.prefix { Array("0123456789.-+eE".utf8).contains($0) }, as: UTF8.self)
    }

    @Test func aDocumentThatEndsAnywhereIsLeftAlone() throws {
        let whole = Array("{\"PreferredShoppingTime\": \"Night\"}".utf8)
        for length in 1..<whole.count {
            let found = try compactValue(of: Array(whole[..<length]), 6)
            #expect(found == nil || found == "\"Night\"")
        }
    }

    @Test func everyChangedByteOfAKeyIsNoticed() throws {
        for (place, name) in keys.names.enumerated() {
            let text = Array("{\"\(name)\":1,\"Following\":12345678}".utf8)
            #expect(try (compactValue(of: text, place) != nil) == (place < Self.tooLong))
            for index in 0..<(name.utf8.count + 4) {
                var bytes = text
                bytes[index] ^= 0x01
                guard bytes[0] == UInt8(ascii: "{") else { continue }
                #expect(try compactValue(of: bytes, place) == nil, "byte \(index) of \(name)")
            }
        }
    }

    @Test func whatIsBeyondALimitIsLeftToTheReaderThatRefusesIt() throws {
        var limits = JSONLimits()
        limits.stringBytes = 4
        #expect(try compactValue(of: Array("{\"Age\":\"1234\"}".utf8), 1, limits: limits) == "\"1234\"")
        #expect(try compactValue(of: Array("{\"Age\":\"12345\"}".utf8), 1, limits: limits) == nil)
        limits.elements = 0
        #expect(try compactValue(of: Array("{\"Age\":12345}".utf8), 1, limits: limits) == nil)
    }
}
