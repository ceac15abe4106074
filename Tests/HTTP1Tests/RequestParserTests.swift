import Glibc
import Testing

@testable import HTTP1

/// The kernel gave no memory.
private struct POSIXFailure: Error {}

@Suite struct RequestParserTests {
    /// Requests and what must be made of them.
    static let accepted: [(String, String)] = [
        ("GET / HTTP/1.1\r\nHost: a\r\n\r\n", "GET / [Host=a] | body ''"),
        ("\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", "GET / [Host=a] | body ''"),
        ("GET /a/b?c=d&e HTTP/1.1\r\nhOsT:a:80\r\n\r\n", "GET /a/b ?c=d&e [hOsT=a:80] | body ''"),
        ("GET /?a?b HTTP/1.1\r\nHost: [::1]:8000\r\n\r\n", "GET / ?a?b [Host=[::1]:8000] | body ''"),
        ("GET / HTTP/1.0\r\n\r\n", "GET / 1.0 | body ''"),
        ("GET http://a.b:80/c?d HTTP/1.1\r\nHost: x\r\n\r\n", "GET /c ?d [Host=x] | body ''"),
        ("GET HTTPS://a HTTP/1.1\r\nHost: a\r\n\r\n", "GET / [Host=a] | body ''"),
        ("GET http://a?q HTTP/1.1\r\nHost: a\r\n\r\n", "GET / ?q [Host=a] | body ''"),
        ("OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", "OPTIONS * [Host=a] | body ''"),
        ("GET /%41%c3%a9%F0%9F%98%80 HTTP/1.1\r\nHost: a\r\n\r\n", "GET /%41%c3%a9%F0%9F%98%80 [Host=a] | body ''"),
        ("GET / HTTP/1.1\r\nHost: a\r\nX:\r\nY: \t b\tc \t\r\n\r\n", "GET / [Host=a] [X=] [Y=b\tc] | body ''"),
        (
            "POST /p HTTP/1.1\r\nHost: a\r\nContent-Length: 003\r\n\r\nabc",
            "POST /p [Host=a] [Content-Length=003] | body 'abc'"
        ),
        (
            "PUT /p HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nxDELETE /q HTTP/1.1\r\nHost: b\r\n\r\n",
            "PUT /p [Host=a] [Content-Length=1] | body 'x' | DELETE /q [Host=b] | body ''"
        ),
        (
            "POST /p HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: Chunked\r\n\r\n4\r\nWiki\r\n6\r\npedia \r\n0\r\n\r\n",
            "POST /p [Host=a] [Transfer-Encoding=Chunked] | body 'Wikipedia '"
        ),
        (
            "POST /p HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n00A;a;b=c;d=\"e \\\" f\";g=\"\"\r\n0123456789\r\n"
                + "0\r\nTrailer: x\r\nContent-Length: 5\r\n\r\nPATCH / HTTP/1.1\r\nHost: a\r\n\r\n",
            "POST /p [Host=a] [Transfer-Encoding=chunked] | body '0123456789' | PATCH / [Host=a] | body ''"
        ),
    ]

    @Test(arguments: accepted)
    func readsWhatIsWellFormed(request: String, expected: String) {
        let transcript = Transcript(request)
        #expect(transcript.description == expected)
    }

    /// Requests, the status they are refused with, and the reason.
    static let refused: [(String, Refusal)] = [
        ("G@T / HTTP/1.1\r\n", .methodByte(0x40, at: 1)),
        (" GET / HTTP/1.1\r\n", .methodByte(0x20, at: 0)),
        ("\u{16}\u{3}\u{1}", .methodByte(0x16, at: 0)),
        ("\r\n\r\nGET / HTTP/1.1\r\n", .methodByte(0x0D, at: 2)),
        ("\rGET / HTTP/1.1\r\n", .lineEnding(0x0D, at: 0)),
        ("\nGET / HTTP/1.1\r\n", .methodByte(0x0A, at: 0)),
        ("get / HTTP/1.1\r\nHost: a\r\n\r\n", .methodUnknown("get")),
        ("BREW / HTTP/1.1\r\nHost: a\r\n\r\n", .methodUnknown("BREW")),
        ("CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n", .methodUnknown("CONNECT")),
        ("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", .methodUnknown("PRI")),
        (String(repeating: "A", count: 33) + " ", .methodTooLong(limit: 32)),
        ("GET  / HTTP/1.1\r\n", .targetForm),
        ("GET a HTTP/1.1\r\n", .targetForm),
        ("GET * HTTP/1.1\r\n", .targetForm),
        ("OPTIONS ** HTTP/1.1\r\n", .targetForm),
        ("GET ftp://a/ HTTP/1.1\r\n", .targetForm),
        ("GET http://u@a/ HTTP/1.1\r\n", .hostMalformed),
        ("GET http:/// HTTP/1.1\r\n", .hostMalformed),
        ("GET /#f HTTP/1.1\r\n", .targetByte(0x23, at: 5)),
        ("GET /\u{e9} HTTP/1.1\r\n", .targetByte(0xC3, at: 5)),
        ("GET /\u{7f} HTTP/1.1\r\n", .targetByte(0x7F, at: 5)),
        ("GET /a\tb HTTP/1.1\r\n", .targetByte(0x09, at: 6)),
        ("GET /{a} HTTP/1.1\r\n", .targetByte(0x7B, at: 5)),
        ("GET /\r\n", .targetByte(0x0D, at: 5)),
        ("GET /% HTTP/1.1\r\n", .targetEscape(at: 5)),
        ("GET /%4 HTTP/1.1\r\n", .targetEscape(at: 5)),
        ("GET /%4g HTTP/1.1\r\n", .targetEscape(at: 5)),
        ("GET /%%41 HTTP/1.1\r\n", .targetEscape(at: 5)),
        ("GET /%c0%af HTTP/1.1\r\n", .targetNotUTF8(at: 5)),
        ("GET /%e0%80%af HTTP/1.1\r\n", .targetNotUTF8(at: 5)),
        ("GET /%ed%a0%80 HTTP/1.1\r\n", .targetNotUTF8(at: 5)),
        ("GET /%f4%90%80%80 HTTP/1.1\r\n", .targetNotUTF8(at: 5)),
        ("GET /a%c3 HTTP/1.1\r\n", .targetNotUTF8(at: 6)),
        ("GET /a%c3b HTTP/1.1\r\n", .targetNotUTF8(at: 6)),
        ("GET /%80 HTTP/1.1\r\n", .targetNotUTF8(at: 5)),
        ("GET / HTTP/1.1 \r\n", .versionMalformed(at: 14)),
        ("GET / HTTP/1.10\r\n", .versionMalformed(at: 14)),
        ("GET / http/1.1\r\n", .versionMalformed(at: 6)),
        ("GET / HTTP/11\r\n", .versionMalformed(at: 12)),
        ("GET /  HTTP/1.1\r\n", .versionMalformed(at: 6)),
        ("GET / \r\n", .versionMalformed(at: 6)),
        ("GET / HTTP/2.0\r\n", .versionUnsupported(major: 2, minor: 0)),
        ("GET / HTTP/1.2\r\n", .versionUnsupported(major: 1, minor: 2)),
        ("GET / HTTP/0.9\r\n", .versionUnsupported(major: 0, minor: 9)),
        ("GET / HTTP/1.1\nHost: a\n\n", .versionMalformed(at: 14)),
        ("GET / HTTP/1.1\rHost: a\r\n", .lineEnding(0x0D, at: 14)),
    ]

    @Test(arguments: refused)
    func refusesABadRequestLine(request: String, expected: Refusal) {
        #expect(Transcript(request).refusal == expected)
    }

    /// Header blocks behind a good request line, and why they are refused.
    static let refusedFields: [(String, Refusal)] = [
        ("Host: a\n\n", .lineEnding(0x0A, at: 23)),
        ("Host: a\rb\r\n", .lineEnding(0x0D, at: 23)),
        ("Host: a\r\n\n", .lineEnding(0x0A, at: 25)),
        ("Host: a\r\n\rx", .lineEnding(0x0D, at: 25)),
        ("Host: a\r\nX: a\0b\r\n", .fieldByte(0, at: 29)),
        ("Host: a\r\nX: a\u{7f}b\r\n", .fieldByte(0x7F, at: 29)),
        ("Host: a\r\n X: b\r\n", .fieldFolded(at: 25)),
        ("Host: a\r\n\tb\r\n", .fieldFolded(at: 25)),
        (" Host: a\r\n", .fieldFolded(at: 16)),
        ("Host : a\r\n", .fieldNameByte(0x20, at: 20)),
        ("Host\t: a\r\n", .fieldNameByte(0x09, at: 20)),
        ("X(: a\r\n", .fieldNameByte(0x28, at: 17)),
        ("X\u{e9}: a\r\n", .fieldNameByte(0xC3, at: 17)),
        ("X\u{b}: a\r\n", .fieldNameByte(0x0B, at: 17)),
        (": a\r\n", .fieldWithoutName(at: 16)),
        ("Host\r\n", .fieldWithoutColon(at: 16)),
        ("Host: a\r\nTransfer-Encoding\r\n", .fieldWithoutColon(at: 25)),
        ("\r\n", .hostMissing),
        ("Host: a\r\nHost: a\r\n\r\n", .hostRepeated),
        ("Host:\r\n\r\n", .hostMalformed),
        ("Host: u@a\r\n\r\n", .hostMalformed),
        ("Host: a b\r\n\r\n", .hostMalformed),
        ("Host: a,b\r\n\r\n", .hostMalformed),
        ("Host: a/b\r\n\r\n", .hostMalformed),
        ("Host: a:b\r\n\r\n", .hostMalformed),
        ("Host: a:65536\r\n\r\n", .hostMalformed),
        ("Host: :80\r\n\r\n", .hostMalformed),
        ("Host: [::1\r\n\r\n", .hostMalformed),
        ("Host: [xyz]\r\n\r\n", .hostMalformed),
        ("Host: a\r\nExpect: 200-ok\r\n\r\n", .expectationUnknown),
        ("Host: a\r\nExpect: 100-continue, x\r\n\r\n", .expectationUnknown),
    ]

    @Test(arguments: refusedFields)
    func refusesABadField(fields: String, expected: Refusal) {
        #expect(Transcript("GET / HTTP/1.1\r\n" + fields).refusal == expected)
    }

    /// Ways to make two servers disagree about where a request ends.
    static let smuggling: [(String, Refusal)] = [
        ("Content-Length: +1\r\n\r\nx", .contentLengthMalformed),
        ("Content-Length: -1\r\n\r\nx", .contentLengthMalformed),
        ("Content-Length: 1,1\r\n\r\nx", .contentLengthMalformed),
        ("Content-Length: 1 1\r\n\r\nx", .contentLengthMalformed),
        ("Content-Length: 0x1\r\n\r\nx", .contentLengthMalformed),
        ("Content-Length: 1_0\r\n\r\nx", .contentLengthMalformed),
        ("Content-Length:\r\n\r\n", .contentLengthMalformed),
        ("Content-Length: 1.0\r\n\r\nx", .contentLengthMalformed),
        ("Content-Length: \u{661}\r\n\r\nx", .contentLengthMalformed),
        ("Content-Length: 9223372036854775808\r\n\r\n", .contentLengthOverflow),
        ("Content-Length: 99999999999999999999999\r\n\r\n", .contentLengthOverflow),
        ("Content-Length: 1\r\nContent-Length: 1\r\n\r\nx", .contentLengthRepeated),
        ("Content-Length: 1\r\nContent-Length: 2\r\n\r\nx", .contentLengthRepeated),
        ("Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", .transferEncodingWithContentLength),
        ("Transfer-Encoding: chunked\r\nContent-Length: 1\r\n\r\n0\r\n\r\n", .transferEncodingWithContentLength),
        ("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", .transferEncodingRepeated),
        ("Transfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n\r\n", .transferEncodingRepeated),
        ("Transfer-Encoding: chunked, chunked\r\n\r\n", .transferEncodingRepeated),
        ("Transfer-Encoding: gzip, chunked\r\n\r\n", .transferEncodingUnknown),
        ("Transfer-Encoding: chunked, gzip\r\n\r\n", .transferEncodingNotChunked),
        ("Transfer-Encoding: identity\r\n\r\n", .transferEncodingNotChunked),
        ("Transfer-Encoding: xchunked\r\n\r\n", .transferEncodingNotChunked),
        ("Transfer-Encoding: \"chunked\"\r\n\r\n", .transferEncodingMalformed),
        ("Transfer-Encoding: chunked;q=1\r\n\r\n", .transferEncodingMalformed),
        ("Transfer-Encoding: ,chunked\r\n\r\n", .transferEncodingMalformed),
        ("Transfer-Encoding: chunked,\r\n\r\n", .transferEncodingMalformed),
        ("Transfer-Encoding:\r\n\r\n", .transferEncodingMalformed),
        ("Transfer-Encoding: \u{b}chunked\r\n\r\n", .fieldByte(0x0B, at: 45)),
        ("Transfer-Encoding : chunked\r\n\r\n", .fieldNameByte(0x20, at: 43)),
        ("Transfer-Encoding:\r\n chunked\r\n\r\n", .transferEncodingMalformed),
        ("X: a\r\n Transfer-Encoding: chunked\r\n\r\n", .fieldFolded(at: 32)),
        ("X: a\nContent-Length: 5\r\n\r\n", .lineEnding(0x0A, at: 30)),
        ("X: a\rContent-Length: 5\r\n\r\n", .lineEnding(0x0D, at: 30)),
    ]

    @Test(arguments: smuggling)
    func refusesAmbiguousFraming(fields: String, expected: Refusal) {
        #expect(Transcript("POST / HTTP/1.1\r\nHost: a\r\n" + fields).refusal == expected)
    }

    @Test func chunkedIsRefusedInHTTP10() {
        let transcript = Transcript("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")
        #expect(transcript.refusal == .transferEncodingInHTTP10)
    }

    @Test func anHTTP10ClientCannotExpect() {
        #expect(Transcript("GET / HTTP/1.0\r\nExpect: anything\r\n\r\n").refusal == nil)
    }

    /// Chunked bodies and why they are refused.
    static let refusedChunks: [(String, Refusal)] = [
        ("x\r\n", .chunkSize(0x78)),
        ("\r\n", .chunkSize(0x0D)),
        ("+1\r\na\r\n", .chunkSize(0x2B)),
        ("-1\r\na\r\n", .chunkSize(0x2D)),
        ("0x1\r\na\r\n", .chunkSize(0x78)),
        (" 1\r\na\r\n", .chunkSize(0x20)),
        ("1 \r\na\r\n", .chunkSize(0x20)),
        ("1_0\r\n", .chunkSize(0x5F)),
        ("1\na\r\n", .chunkSize(0x0A)),
        ("1\rxa\r\n", .chunkSize(0x78)),
        ("8000000000000000\r\n", .chunkSizeOverflow),
        ("00000000000000001\r\na\r\n", .chunkSizeOverflow),
        ("1\r\nab\r\n", .chunkEnd(0x62)),
        ("1\r\na\n", .chunkEnd(0x0A)),
        ("1\r\na\rx", .chunkEnd(0x78)),
        ("1;\r\na\r\n", .chunkExtension(0x0D)),
        ("1;a b\r\n", .chunkExtension(0x20)),
        ("1; a\r\n", .chunkExtension(0x20)),
        ("1;a=\r\n", .chunkExtension(0x0D)),
        ("1;a=b=c\r\n", .chunkExtension(0x3D)),
        ("1;a=\"b\r\n", .chunkExtension(0x0D)),
        ("1;a=\"b\"c\r\n", .chunkExtension(0x63)),
        ("1;a=\"\\\n\"\r\n", .chunkExtension(0x0A)),
        ("1;a\n", .chunkExtension(0x0A)),
        ("0\r\n : a\r\n\r\n", .trailer(0x20)),
        ("0\r\n: a\r\n\r\n", .trailer(0x3A)),
        ("0\r\nA\r\n\r\n", .trailer(0x0D)),
        ("0\r\nA: b\n\r\n", .trailer(0x0A)),
        ("0\r\nA: b\0\r\n\r\n", .trailer(0)),
        ("0\r\nA: b\r\r\n", .trailer(0x0D)),
        ("0\r\n\rx", .trailer(0x78)),
        ("0\r\n\n", .trailer(0x0A)),
    ]

    private static let chunkedHead = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"

    @Test(arguments: refusedChunks)
    func refusesABadChunk(body: String, expected: Refusal) {
        #expect(Transcript(Self.chunkedHead + body).refusal == expected)
    }

    static var everyRequest: [String] {
        accepted.map(\.0) + refused.map(\.0) + refusedFields.map { "GET / HTTP/1.1\r\n" + $0.0 }
            + smuggling.map { "POST / HTTP/1.1\r\nHost: a\r\n" + $0.0 } + refusedChunks.map { chunkedHead + $0.0 }
    }

    @Test func everySplitPointAndSingleBytesGiveTheSameEvents() {
        for request in Self.everyRequest {
            let bytes = Array(request.utf8)
            let whole = Transcript([bytes])
            #expect(Transcript(bytes.map { [$0] }) == whole, "byte by byte: \(request)")
            for split in 0...bytes.count {
                let pieces = Transcript([Array(bytes[..<split]), Array(bytes[split...])])
                #expect(pieces == whole, "split at \(split): \(request)")
            }
        }
    }

    @Test func whatFollowsChangesNothing() {
        let next = "GET /what/follows HTTP/1.1\r\nHost: a\r\nX-Filling: \(String(repeating: "x", count: 64))\r\n\r\n"
        for (request, expected) in Self.accepted {
            #expect(Transcript(request + next).description.hasPrefix(expected + " | GET /what/follows"))
        }
        for request in Self.everyRequest where Transcript(request).refusal != nil {
            #expect(Transcript(request + next) == Transcript(request), "\(request)")
        }
    }

    @Test func readsNothingBeyondItsInput() throws {
        let page = 4096
        let pages = unsafe mmap(nil, page * 2, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
        guard let memory = unsafe pages, unsafe memory != MAP_FAILED else { throw POSIXFailure() }
        defer { unsafe munmap(memory, page * 2) }
        unsafe mprotect(memory + page, page, PROT_NONE)
        for request in Self.everyRequest where request.utf8.count < page {
            let bytes = Array(request.utf8)
            for length in 0...bytes.count {
                let start = unsafe memory + (page - length)
                unsafe bytes.withUnsafeBytes { source in
                    if let base = source.baseAddress { unsafe _ = memcpy(start, base, length) }
                }
                let input = unsafe UnsafeRawBufferPointer(start: start, count: length)
                let span = unsafe Span<UInt8>(_unsafeBytes: input)
                var layout = HeadLayout(limits: HTTPLimits())
                var parser = RequestParser()
                var cursor = 0
                while let step = try? parser.next(span, from: cursor, layout: &layout, limits: HTTPLimits()),
                    step.event != .needsMore
                {
                    cursor += step.consumed
                }
            }
        }
    }
}
