import Service
import TestSupport
import Testing

/// What stands in the executable: sent with a tag, and not sent again to those who have it.
@Suite struct EmbeddedFileTests {
    static let paths = ["/openapi.yaml", "/ui", "/ui/style.css", "/ui/app.js", "/docs/viewer.js"]

    private func ask(_ path: String, _ fields: String, method: String = "GET") throws -> Answer {
        try ServiceUnderTest.inProcess.ask("\(method) \(path) HTTP/1.1\r\nHost: test\r\n\(fields)\r\n")
    }

    @Test(arguments: paths) func isLeftOutForThoseWhoHaveIt(path: String) throws {
        let whole = try ServiceUnderTest.inProcess.get(path)
        let tag = try #require(whole["ETag"])
        #expect(whole.status == 200)
        #expect(tag.count == 34 && tag.first == "\"" && tag.last == "\"")
        #expect(whole["Cache-Control"] == "no-cache")
        for value in [tag, "W/\(tag)", "*", "\"other\", \(tag)", "\"a,b\" ,\t\(tag) "] {
            let answer = try ask(path, "If-None-Match: \(value)\r\n")
            #expect(answer.status == 304, "\(value)")
            #expect(answer["ETag"] == tag)
            #expect(answer["Content-Length"] == nil && answer["Content-Type"] == nil)
            #expect(answer.body.isEmpty)
        }
        #expect(try ask(path, "If-None-Match: \"other\"\r\nIf-None-Match: \(tag)\r\n", method: "HEAD").status == 304)
    }

    @Test(arguments: paths) func isSentToThoseWhoHaveAnother(path: String) throws {
        let whole = try ServiceUnderTest.inProcess.get(path)
        let tag = try #require(whole["ETag"])
        for value in ["\"other\"", "", ",", String(tag.dropLast()), "w/\(tag)", "W/", "\(tag)x", "**"] {
            let answer = try ask(path, "If-None-Match: \(value)\r\n")
            #expect(answer.status == 200, "\(value)")
            #expect(answer.body == whole.body)
        }
    }

    @Test func differsFromFileToFile() throws {
        let tags = try Self.paths.map { try ServiceUnderTest.inProcess.get($0)["ETag"] }
        #expect(Set(tags).count == Self.paths.count)
    }

    @Test func thePageRunsNothingThatStandsInIt() throws {
        let page = try ServiceUnderTest.inProcess.get("/ui")
        let policy = try #require(page["Content-Security-Policy"])
        #expect(policy.contains("default-src 'none'") && !policy.contains("unsafe"))
        #expect(!page.text.contains("<style") && !page.text.contains(" style=") && !page.text.contains(" onclick="))
        let scripts = page.text.split(separator: "<script", omittingEmptySubsequences: false).dropFirst()
        #expect(!scripts.isEmpty)
        for script in scripts { #expect(script.contains("src=")) }
    }

    @Test(arguments: ["/", "/ui", "/openapi.yaml", "/metrics", "/nothing", "/segments"])
    func noAnswerIsTakenForAnythingElse(path: String) throws {
        #expect(try ServiceUnderTest.inProcess.get(path)["X-Content-Type-Options"] == "nosniff")
    }
}
