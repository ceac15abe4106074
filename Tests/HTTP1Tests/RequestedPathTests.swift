import Testing

@testable import HTTP1

@Suite struct RequestedPathTests {
    @Test(arguments: [
        ("GET /a/b HTTP/1.1\r\n", "/a/b"), ("\r\nGET /a?b HTTP/1.1\r\n", "/a"), ("GET /a", "/a"), ("GET /a\r\n", "/a"),
        ("GET http://a.b:80/c?d HTTP/1.1\r\n", "/c"), ("GET HTTPS://a/c", "/c"), ("GET http://a", ""),
        ("GET http://", ""),
        ("GET http:/", "http:/"), ("OPTIONS * HTTP/1.1", "*"), ("G@T /a ", "/a"), ("GET /%zz\u{e9} ", "/%zz\u{e9}"),
        ("GET  /a", ""), (" /a", "/a"), ("GET\t/a", ""), ("GET\r\n/a b", ""), ("GET ", ""), ("GET", ""), ("", ""),
        ("\r", ""), ("\r\n", ""), ("\r\n\r\nGET /a", ""), ("\u{0} /a", ""), ("GET ?a", ""),
    ])
    func isWhatStandsBehindTheFirstSpace(head: String, path: String) {
        let bytes = Array(head.utf8)
        let found = bytes.span.requestedPath
        #expect(String(decoding: found.indices.map { found[$0] }, as: UTF8.self) == path)
    }
}
