import HTTP1
import JSON
import ModelBundle
import TestSupport
import Testing

@testable import Service

/// `/docs`, `/apidocs` and `/redoc`, with the viewers' files and without.
@Suite struct DocumentationTests {
    private static let pages = ["/docs", "/apidocs", "/redoc"]

    /// A folder with all files of the viewers, made up.
    private func folder() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        for file in ViewerFile.allCases { try folder.write(file.path, "/* \(file.rawValue) */") }
        return folder
    }

    /// The pages of a server that has them. What is read once needs its folder no more.
    private func local() throws -> Documentation {
        let folder = try folder()
        defer { withExtendedLifetime(folder) {} }
        return Documentation(assets: try ViewerAssets(reading: folder.path))
    }

    private func ask(_ target: String, _ fields: String = "", of documentation: Documentation) throws -> Answer {
        let handler = ServiceHandler(
            catalog: .sample(), limits: HTTPLimits(), telemetry: .sample(), documentation: documentation, uptime: { 1 })
        let session = WireSession(handler)
        session.send("GET \(target) HTTP/1.1\r\nHost: test\r\n\(fields)\r\n")
        return try #require(session.answers().first)
    }

    @Test(arguments: ServiceUnderTest.allCases, pages)
    func withoutFilesThePageNamesOneVersionAndItsHash(service: ServiceUnderTest, page: String) throws {
        let answer = try service.get(page)
        #expect(answer.status == 200 && answer["Content-Type"] == "text/html; charset=utf-8")
        let files = ViewerFile.allCases.filter { $0.rawValue.hasPrefix("redoc") == (page == "/redoc") }
        let policy = try #require(answer["Content-Security-Policy"])
        for file in files {
            #expect(answer.text.contains("\"\(file.remoteFolder)\(file.rawValue)\" integrity=\"\(file.integrity)\""))
            #expect(policy.contains(file.remoteFolder))
        }
        #expect(!policy.contains("unsafe-eval") && policy.contains("script-src 'self' https://cdn.jsdelivr.net/npm/"))
    }

    @Test(arguments: pages)
    func withFilesNoOtherHostIsNamed(page: String) throws {
        let documentation = try local()
        let answer = try ask(page, of: documentation)
        #expect(!answer.text.contains("https://") && answer.text.contains("src=\"/docs/"))
        #expect(try #require(answer["Content-Security-Policy"]).contains("script-src 'self';"))
    }

    @Test(arguments: ViewerFile.allCases)
    func filesComeWithTheirTypeAndAnEntityTag(file: ViewerFile) throws {
        let documentation = try local()
        let target = DocumentationPage.assetsPath + file.rawValue
        let answer = try ask(target, of: documentation)
        #expect(answer.status == 200 && answer.text == "/* \(file.rawValue) */")
        #expect(answer["Content-Type"] == (file == .swaggerStyle ? "text/css" : "text/javascript") + "; charset=utf-8")
        let tag = try #require(answer["ETag"])
        for condition in [tag, "W/\(tag)", "\"x\", \(tag)", "*"] {
            let again = try ask(target, "If-None-Match: \(condition)\r\n", of: documentation)
            #expect(again.status == 304 && again.body.isEmpty && again["ETag"] == tag)
        }
        #expect(try ask(target, "If-None-Match: \"x\"\r\n", of: documentation).status == 200)
    }

    @Test(arguments: [
        "viewer.html", "..%2Fsecret", "%2e%2e", "swagger-ui-dist%2Fswagger-ui.css", "swagger-ui.css%00",
        "SWAGGER-UI.CSS", "%2Fetc%2Fpasswd",
    ])
    func noOtherFileIsThere(name: String) throws {
        let folder = try folder()
        try folder.write("secret", "mine")
        let answer = try ask("/docs/\(name)", of: Documentation(assets: try ViewerAssets(reading: folder.path)))
        #expect(answer.status == 404)
        #expect(try answer.json["detail"]?.string?.contains("viewer.css, viewer.js, swagger-ui.css") == true)
    }

    @Test func withoutFilesThatIsSaid() throws {
        let answer = try ServiceUnderTest.inProcess.get("/docs/swagger-ui.css")
        #expect(answer.status == 404)
        #expect(try answer.json["detail"]?.string?.contains("--docs-assets") == true)
    }

    @Test(arguments: [("/docs/viewer.css", "text/css"), ("/docs/viewer.js", "text/javascript")])
    func thePagesOwnFilesAreAlwaysThere(target: String, type: String) throws {
        let answer = try ServiceUnderTest.inProcess.get(target)
        #expect(answer.status == 200 && answer["Content-Type"] == type + "; charset=utf-8")
    }

    @Test(arguments: ViewerFile.allCases)
    func aFolderThatLacksAFileIsRefusedByName(file: ViewerFile) throws {
        let folder = try TemporaryFolder()
        for other in ViewerFile.allCases where other != file { try folder.write(other.path, "") }
        let error = #expect(throws: BundleError.self) { try ViewerAssets(reading: folder.path) }
        #expect(error?.file == folder.path + "/" + file.path)
    }
}
