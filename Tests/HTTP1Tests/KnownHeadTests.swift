import Testing

@testable import HTTP1

/// A head that is like the one before it must be read as if there had been none.
@Suite struct KnownHeadTests {
    private static let heads = [
        "POST /predict HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 255\r\n\r\n",
        "POST /p?x=1 HTTP/1.1\r\nContent-Length: 7\r\nHost: a.example:80\r\nConnection: close\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET / HTTP/1.0\r\n\r\n",
        "\r\nPOST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nExpect: 100-continue\r\n\r\n",
        "PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 00000010\r\n\r\n",
        "PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 123456789\r\n\r\n",
    ]

    /// What is found of a head, in the order in which it matters.
    private func description(of bytes: [UInt8], _ layout: inout HeadLayout) -> String {
        var parser = HeadParser(bytes.span, limits: layout.limits)
        do throws(HeadStop) {
            let length = try parser.read(into: &layout)
            let head = layout.head(of: bytes.span.extracting(0..<length), peer: PeerAddress(ipv4: 0, port: 0))
            var text = "\(length) \(head.method) \(head.path.text) ?\(head.query.text) \(head.isHTTP11) \(head.framing)"
            text += " \(layout.facts.isPersistent) \(head.expectsContinue) \(head.contentType?.text ?? "")"
            for index in 0..<head.fieldCount {
                text += " [\(head.fieldName(at: index).text)=\(head.fieldValue(at: index).text)]"
            }
            return text
        } catch {
            return "\(error)"
        }
    }

    /// Reads `second` behind `first` and by itself.
    private func expectSame(_ second: [UInt8], behind first: [UInt8]) {
        var used = HeadLayout(limits: HTTPLimits())
        _ = description(of: first, &used)
        let behind = description(of: second, &used)
        var fresh = HeadLayout(limits: HTTPLimits())
        #expect(behind == description(of: second, &fresh), "\(String(decoding: second, as: UTF8.self))")
    }

    @Test(arguments: heads, heads)
    func anyHeadIsReadAlikeBehindAnyOther(first: String, second: String) {
        for rest in ["", "x", "GET / HTTP/1.1\r\n"] {
            expectSame(Array((second + rest).utf8), behind: Array((first + "0123456789").utf8))
        }
    }

    @Test(arguments: heads)
    func everyChangedByteIsNoticed(head: String) {
        let first = Array(head.utf8)
        for index in first.indices {
            for byte in [first[index] ^ 0x01, first[index] ^ 0x20, UInt8(ascii: "0"), UInt8(ascii: "9"), 0x0D] {
                var second = first
                second[index] = byte
                expectSame(second, behind: first)
            }
        }
    }

    @Test(arguments: heads)
    func everyPartOfAKnownHeadNeedsMore(head: String) {
        let first = Array(head.utf8)
        for length in first.indices { expectSame(Array(first[..<length]), behind: first) }
    }

    @Test(arguments: ["", "0", "256", "25", "2555", "99999999", "100000000", "2 5", "+25", "25 ", "2,5"])
    func anotherLengthIsTheLengthOfTheBody(length: String) {
        let first = Self.heads[0]
        let second = first.split(separator: "255").joined(separator: length)
        expectSame(Array(second.utf8), behind: Array(first.utf8))
        expectSame(Array(first.utf8), behind: Array(second.utf8))
    }

    @Test(arguments: heads.dropLast())
    func theSameHeadIsNotReadAgain(head: String) {
        let bytes = Array(head.utf8)
        var layout = HeadLayout(limits: HTTPLimits())
        #expect(layout.repeated(at: bytes.span) == 0)
        _ = description(of: bytes, &layout)
        #expect(layout.repeated(at: Array((head + "more").utf8).span) == bytes.count)
    }

    @Test(arguments: [(1_024, true), (1_025, false)])
    func aLongHeadIsReadEveryTime(count: Int, isKept: Bool) {
        let start = "GET / HTTP/1.1\r\nHost: a\r\nX-Filling: "
        let head = Array((start + String(repeating: "x", count: count - start.utf8.count - 4) + "\r\n\r\n").utf8)
        var layout = HeadLayout(limits: HTTPLimits())
        _ = description(of: head, &layout)
        #expect((layout.repeated(at: head.span) == count) == isKept)
    }

    @Test func aHeadThatWasNotReadToItsEndIsForgotten() {
        let head = Array(Self.heads[0].utf8)
        var layout = HeadLayout(limits: HTTPLimits())
        let whole = description(of: head, &layout)
        for other in ["GET / HTTP/1.1\r\nHost: b\r\n", "GET /\r\n\r\n"] {
            _ = description(of: Array(other.utf8), &layout)
            #expect(description(of: head, &layout) == whole)
        }
    }
}
