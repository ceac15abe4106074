import Bytes
import JSON
import Testing

@Suite struct JSONWriterTests {
    private func text(_ style: JSONWriter.Style = .compact, _ body: (inout JSONWriter) -> Void) -> String {
        var buffer = ByteBuffer()
        buffer.writeJSON(style: style, body)
        return Self.text(of: buffer)
    }

    private static func text(of buffer: borrowing ByteBuffer) -> String {
        String(decoding: (0..<buffer.count).map { buffer.bytes[$0] }, as: UTF8.self)
    }

    private func writeModel(_ json: inout JSONWriter) {
        json.beginObject()
        json.key("name")
        json.value("retail")
        json.key("centroids")
        json.beginArray()
        json.value([1, 2.5])
        json.value([-0.125, 1e-7])
        json.endArray()
        json.key("scaler")
        json.beginObject()
        json.key("centre")
        json.value([0.1, 0.2])
        json.key("fitted")
        json.value(true)
        json.endObject()
        json.key("none")
        json.null()
        json.key("empty")
        json.beginArray()
        json.endArray()
        json.key("nothing")
        json.beginObject()
        json.endObject()
        json.endObject()
    }

    @Test func compactHasNoWhitespace() {
        #expect(
            text { writeModel(&$0) }
                == #"{"name":"retail","centroids":[[1,2.5],[-0.125,1e-07]],"scaler":{"centre":[0.1,0.2],"fitted":true},"#
                + #""none":null,"empty":[],"nothing":{}}"#)
    }

    @Test func prettyIndentsObjectsAndKeepsScalarsOfAnArrayOnOneLine() {
        #expect(
            text(.pretty) { writeModel(&$0) } == """
                {
                  "name": "retail",
                  "centroids": [
                    [1, 2.5],
                    [-0.125, 1e-07]
                  ],
                  "scaler": {
                    "centre": [0.1, 0.2],
                    "fitted": true
                  },
                  "none": null,
                  "empty": [],
                  "nothing": {}
                }
                """)
    }

    @Test func prettyOpensAnArrayForTheContainersInIt() {
        let tree = JSONValue.array([.number(1), .number(2), .object([.init("a", .number(3))]), .number(4)])
        #expect(text(.pretty) { $0.value(tree) } == "[1, 2,\n  {\n    \"a\": 3\n  },\n  4\n]")
        #expect(text { $0.value(tree) } == #"[1,2,{"a":3},4]"#)
    }

    @Test(arguments: [
        ("", #""""#), ("plain text, long enough", #""plain text, long enough""#), ("\"\\/", #""\"\\/""#),
        ("\u{8}\t\n\u{C}\r", #""\b\t\n\f\r""#), ("\u{0}\u{1F}\u{7F}", "\"\\u0000\\u001f\u{7F}\""),
        ("aé€😀z", #""aé€😀z""#),
        ("12345678\"12345678\n", #""12345678\"12345678\n""#),
    ])
    func escapesWhatMustBeEscaped(string: String, json: String) throws {
        #expect(text { $0.value(string) } == json)
        #expect(try JSONValue(reading: Array(json.utf8).span) == .string(string))
    }

    @Test func replacesMalformedUTF8() {
        let bytes: [UInt8] = [0x61, 0xFF, 0x62, 0xC3, 0xA9, 0xC3]
        #expect(text { $0.value(bytes.span) } == "\"a\u{FFFD}bé\u{FFFD}\"")
    }

    @Test func writesNumbers() {
        #expect(
            text { json in
                json.beginArray()
                json.value(3)
                json.value(-2.0)
                json.value(1.0 / 3, fractionDigits: 4)
                json.value(.nan)
                json.value(-Double.infinity, fractionDigits: 2)
                json.endArray()
            } == "[3,-2,0.3333,null,null]")
    }

    @Test func placesEncodedValuesBetweenOthers() {
        let encoded = Array(#"["VIP"]"#.utf8)
        #expect(
            text { json in
                json.beginObject()
                json.key(Array("offers".utf8).span)
                json.value(encoded: encoded.span)
                json.key("n")
                json.value(1)
                json.endObject()
            } == #"{"offers":["VIP"],"n":1}"#)
    }

    @Test func appendsBehindWhatTheBufferHolds() {
        var buffer = ByteBuffer()
        buffer.append("1\n")
        buffer.writeJSON { $0.value([2.0]) }
        #expect(Self.text(of: buffer) == "1\n[2]")
    }

    @Test func everyDoubleReadsBackExactly() throws {
        var state: UInt64 = 42
        var numbers = [
            0, -0.0, .leastNonzeroMagnitude, .leastNormalMagnitude, .greatestFiniteMagnitude, 0.1, 1.0 / 3, 1e22, 1e23,
        ]
        while numbers.count < 2_000 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let number = Double(bitPattern: state ^ state >> 29)
            if number.isFinite { numbers.append(number) }
        }
        var buffer = ByteBuffer()
        buffer.writeJSON { $0.value(numbers) }
        var reader = try JSONReader(buffer.bytes)
        var read: [Double] = []
        #expect(try reader.readNumbers(into: &read) == numbers.count)
        #expect(read.map(\.bitPattern) == numbers.map(\.bitPattern))
    }
}
