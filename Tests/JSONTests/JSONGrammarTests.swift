import Bytes
import JSON
import Testing

/// What RFC 8259 accepts and refuses, byte by byte.
@Suite struct JSONGrammarTests {
    @Test(
        arguments: [
            ("null", .null), (" true\n", .bool(true)), ("false\t\r", .bool(false)), ("[]", .array([])),
            ("{}", .object([])),
            ("[ ]", .array([])), ("{\n}", .object([])), ("0", .number(0)), ("-0", .number(-0.0)), ("0.0", .number(0)),
            ("123", .number(123)), ("-1", .number(-1)), ("1E22", .number(1e22)), ("1e+2", .number(100)),
            ("1.5e-3", .number(0.0015)), ("0e9", .number(0)), ("1e-400", .number(0)),
            ("123456789012345", .number(123_456_789_012_345)),
            ("1234567890123456", .number(1_234_567_890_123_456)), ("9007199254740993", .number(9_007_199_254_740_992)),
            ("12345678901234567890123", .number(12_345_678_901_234_567_741_440)),
            (#""""#, .string("")), (#""a""#, .string("a")), (#""twelve bytes""#, .string("twelve bytes")),
            (#""\"\\\/\b\f\n\r\t""#, .string("\"\\/\u{8}\u{C}\n\r\t")), (#""\u0041\u00e9\u20AC""#, .string("Aé€")),
            (#""\ud83d\ude00""#, .string("😀")), (#""\u0000""#, .string("\0")), ("\"\u{7F}\"", .string("\u{7F}")),
            ("\"aé€😀\"", .string("aé€😀")), (#"{"":0}"#, .object([.init("", .number(0))])),
            (
                #"{"a":1,"b":[true,null]}"#,
                .object([.init("a", .number(1)), .init("b", .array([.bool(true), .null]))])
            ),
            ("[1,[2,[3]]]", .array([.number(1), .array([.number(2), .array([.number(3)])])])),
        ] as [(String, JSONValue)])
    func accepts(document: String, value: JSONValue) throws {
        let bytes = Array(document.utf8)
        #expect(try JSONValue(reading: bytes.span) == value)
        var reader = try JSONReader(bytes.span)
        try reader.skipValue()
        try reader.finish()
    }

    @Test(arguments: [
        "", " ", "nul", "nulll", "True", "tru", "falsy", "NaN", "Infinity", "-Infinity", "undefined", "'a'", "a",
        "+1", "-", "--1", "01", "-01", "00", "1.", ".5", "-.5", "1.e3", "1e", "1e+", "1E-", "0x10", "1_000", "1,000",
        "1 2",
        "1e5.5", "1a", "0.1.2", "[", "]", "[1", "[1,", "[1,]", "[,1]", "[,]", "[1 2]", "[1,,2]", "[1}", "[[]", "[]]",
        "{", "}", #"{"a""#, #"{"a":"#, #"{"a":1"#, #"{"a":1,"#, #"{"a":1,}"#, #"{"a" 1}"#, #"{"a"::1}"#, #"{a:1}"#,
        #"{'a':1}"#, #"{1:1}"#, #"{"a":1 "b":2}"#, #"{"a":1,,"b":2}"#, #"{,"a":1}"#, #"{"a":}"#, #"{"a"}"#, #"{"a":1]"#,
        #"{"a":1}}"#, "{} {}", "[] // end", "/* begin */ []", "# no\n1", "\"", #""a"#, #""\"#, #""\a""#, #""\x41""#,
        #""\'""#, #""\u""#, #""\u12""#, #""\u12g4""#, #""\U0041""#, "\"\u{0}\"", "\"a\nb\"", "\"a\tb\"", "\"\u{1F}\"",
        "\"12345678\u{1F}\"", #""\ud800""#, #""\udc00""#, #""\ud800\ud800""#, #""\ud800x""#, #""\ud800\n""#,
        #""\ud83d\u0041""#, #""\udc00\ud800""#, "\u{FEFF}1", "1\u{A0}", "\u{C}1", "\u{0}", "1\u{0}",
        "nullnull", "truefalse", #""a""b""#,
    ])
    func refuses(document: String) {
        let bytes = Array(document.utf8)
        #expect(throws: JSONError.self) { try JSONValue(reading: bytes.span) }
        #expect(throws: JSONError.self) {
            var reader = try JSONReader(bytes.span)
            try reader.skipValue()
            try reader.finish()
        }
    }

    @Test(arguments: ["1e400", "-1e400", "1" + String(repeating: "0", count: 309)])
    func aNumberBeyondEveryDoubleIsRefusedWhereItIsReadAndCanBePassed(number: String) throws {
        let bytes = Array("[\(number) ,2]".utf8)
        #expect(throws: JSONError(.numberOutOfRange, offset: 1, found: bytes[1])) { try JSONValue(reading: bytes.span) }
        var skipping = try JSONReader(bytes.span)
        try skipping.skipValue()
        try skipping.finish()
        var reader = try JSONReader(bytes.span)
        try reader.beginArray()
        let (hasFirst, start) = (try reader.nextElement(), reader.position)
        let first = try reader.readNumberIfFinite()
        #expect(hasFirst && first == nil)
        #expect(reader.written(since: start).text == number)
        let hasSecond = try reader.nextElement()
        let second = try reader.readNumberIfFinite()
        #expect(hasSecond && second == 2)
    }

    @Test(
        arguments: [
            [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xC3, 0x41], [0xE0, 0x80, 0x80], [0xE0, 0x9F, 0xBF],
            [0xE2, 0x82], [0xE2, 0x41, 0x80], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF0, 0x80, 0x80, 0x80],
            [0xF0, 0x8F, 0xBF, 0xBF], [0xF0, 0x9F, 0x98], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80],
            [0xF8, 0x88],
            [0xFE], [0xFF],
        ] as [[UInt8]])
    func refusesMalformedUTF8(sequence: [UInt8]) {
        for padding in 0..<9 {
            let text = [UInt8](repeating: UInt8(ascii: "x"), count: padding) + sequence
            let document = [UInt8(ascii: "\"")] + text + [UInt8(ascii: "\"")]
            #expect(throws: JSONError(.expected(.validUTF8), offset: padding + 1, found: sequence[0])) {
                try JSONValue(reading: document.span)
            }
        }
    }

    @Test(
        arguments: [
            [0xC2, 0x80], [0xDF, 0xBF], [0xE0, 0xA0, 0x80], [0xED, 0x9F, 0xBF], [0xEE, 0x80, 0x80], [0xEF, 0xBF, 0xBF],
            [0xF0, 0x90, 0x80, 0x80], [0xF4, 0x8F, 0xBF, 0xBF],
        ] as [[UInt8]])
    func acceptsTheFirstAndLastSequencesOfEachLength(sequence: [UInt8]) throws {
        let document = [UInt8(ascii: "\"")] + sequence + [UInt8(ascii: "\"")]
        #expect(try JSONValue(reading: document.span) == .string(String(decoding: sequence, as: UTF8.self)))
    }

    @Test(arguments: [
        ("{\"a\":1 x}", "expected ',' or '}' after a value, found 'x' at line 1 column 8"),
        ("[1,\n 2,\n ]", "expected a value after ',', found ']' at line 3 column 2"),
        ("[\"é\" €]", "expected ',' or ']' after a value, found '€' at line 1 column 6"),
        ("{\"a\" 1}", "expected ':' after a key, found '1' at line 1 column 6"),
        ("\u{FEFF}{}", "expected a value, found a byte order mark at line 1 column 1"),
        ("[1", "expected ',' or ']' after a value, found the end of the document at line 1 column 3"),
        ("[01]", "expected no digit after a leading zero, found '1' at line 1 column 3"),
        ("[1.]", "expected a digit, found ']' at line 1 column 4"),
        ("[nul]", "expected the literal null, found ']' at line 1 column 5"),
        ("\"a\u{1}\"", "expected an escape in place of a control character, found byte 0x01 at line 1 column 3"),
        ("{\"k\":1,\"k\":2}", "expected each key once, found \"k\" again at line 1 column 8"),
        ("[1e999]", "expected a number within the range of Double, found a larger one at line 1 column 2"),
    ])
    func saysWhatWasExpectedAndWhatWasFoundWhere(document: String, message: String) {
        let bytes = Array(document.utf8)
        let error = #expect(throws: JSONError.self) { try JSONValue(reading: bytes.span) }
        #expect(error?.message(in: bytes.span) == message)
    }

    @Test(arguments: [1, 2, 15, 16, 17, 18, 40])
    func refusesAKeyTwiceAmongHoweverManyMembers(count: Int) throws {
        let members = (0..<count).map { "\"k\($0)\":\($0)" }
        let object = Array("{\(members.joined(separator: ","))}".utf8)
        #expect(try JSONValue(reading: object.span).members?.count == count)
        for repeated in [0, count - 1] {
            let twice = Array("{\((members + [members[repeated]]).joined(separator: ","))}".utf8)
            let error = #expect(throws: JSONError.self) { try JSONValue(reading: twice.span) }
            #expect(error?.reason == .duplicateKey("k\(repeated)"))
        }
    }

    @Test func withoutTheDocumentAnErrorNamesTheByte() {
        let error = JSONError(.expected(.value), offset: 3, found: UInt8(ascii: "}"))
        #expect("\(error)" == "expected a value, found '}' at byte 3")
    }
}
