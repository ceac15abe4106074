import Testing

@testable import HTTP1

@Suite struct LimitTests {
    private let limits: HTTPLimits = {
        var limits = HTTPLimits()
        limits.targetBytes = 20
        limits.fieldBytes = 100
        limits.fields = 3
        limits.chunkExtensionBytes = 8
        limits.trailerBytes = 10
        return limits
    }()

    private func refusal(_ request: String) -> Refusal? {
        let bytes = Array(request.utf8)
        let whole = Transcript([bytes], limits: limits)
        #expect(Transcript(bytes.map { [$0] }, limits: limits) == whole)
        return whole.refusal
    }

    @Test func aTargetMayBeAsLongAsItsLimit() {
        let target = "/" + String(repeating: "a", count: 19)
        #expect(refusal("GET \(target) HTTP/1.1\r\nHost: a\r\n\r\n") == nil)
        #expect(refusal("GET \(target)a HTTP/1.1\r\nHost: a\r\n\r\n") == .targetTooLong(limit: 20))
        #expect(refusal("GET \(target)a") == .targetTooLong(limit: 20))
    }

    @Test func aMethodMayBeAsLongAsItsLimit() {
        let method = String(repeating: "A", count: 32)
        #expect(refusal("\(method) / HTTP/1.1\r\n") == .methodUnknown(method))
        #expect(refusal("\(method)A / HTTP/1.1\r\n") == .methodTooLong(limit: 32))
    }

    @Test(arguments: [("65535", true), ("65536", false), ("99999", false), ("", true)])
    func aPortIsAtMostTheLargestThereIs(port: String, isAccepted: Bool) {
        #expect((refusal("GET / HTTP/1.1\r\nHost: a:\(port)\r\n\r\n") == nil) == isAccepted)
    }

    @Test func aContentLengthMayBeAsLargeAsAnyNumber() {
        let head = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: "
        #expect(refusal(head + "9223372036854775807\r\n\r\n") == nil)
        #expect(refusal(head + "9223372036854775808\r\n\r\n") == .contentLengthOverflow)
    }

    @Test func headerFieldsMayBeAsLongAsTheirLimit() {
        let padding = String(repeating: "v", count: 100 - "Host: a\r\nX: \r\n\r\n".utf8.count)
        #expect(refusal("GET / HTTP/1.1\r\nHost: a\r\nX: \(padding)\r\n\r\n") == nil)
        #expect(refusal("GET / HTTP/1.1\r\nHost: a\r\nX: \(padding)v\r\n\r\n") == .fieldsTooLarge(limit: 100))
        #expect(
            refusal("GET / HTTP/1.1\r\nHost: a\r\nX: " + String(repeating: "v", count: 500))
                == .fieldsTooLarge(limit: 100))
    }

    @Test func thereMayBeAsManyFieldsAsTheirLimit() {
        #expect(refusal("GET / HTTP/1.1\r\nHost: a\r\nA: b\r\nC: d\r\n\r\n") == nil)
        #expect(refusal("GET / HTTP/1.1\r\nHost: a\r\nA: b\r\nC: d\r\nE: f\r\n\r\n") == .tooManyFields(limit: 3))
    }

    private let chunked = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"

    @Test func aChunksSizeMayHaveAsManyDigitsAsAnyNumber() {
        #expect(refusal(chunked + "7fffffffffffffff\r\n") == nil)
        #expect(refusal(chunked + "8000000000000000\r\n") == .chunkSizeOverflow)
        #expect(refusal(chunked + "0000000000000001\r\nx\r\n0\r\n\r\n") == nil)
        #expect(refusal(chunked + "00000000000000001\r\nx\r\n0\r\n\r\n") == .chunkSizeOverflow)
    }

    @Test func chunkExtensionsMayBeAsLongAsTheirLimit() {
        #expect(refusal(chunked + "1;abcdefgh\r\nx\r\n0\r\n\r\n") == nil)
        #expect(refusal(chunked + "1;abcdefghi\r\nx\r\n0\r\n\r\n") == .chunkExtensionTooLong(limit: 8))
    }

    @Test func trailersMayBeAsLongAsTheirLimit() {
        #expect(refusal(chunked + "0\r\nA: bcd\r\n\r\n") == nil)
        #expect(refusal(chunked + "0\r\nA: bcde\r\n\r\n") == .trailersTooLarge(limit: 10))
    }
}
