import TestSupport
import Testing

@testable import Service

/// `/ui` and what it loads.
@Suite struct DashboardTests {
    @Test(arguments: ServiceUnderTest.allCases)
    func thePageLoadsWhatThereIs(service: ServiceUnderTest) throws {
        let page = try service.get("/ui")
        #expect(page.status == 200 && page["Content-Type"] == "text/html; charset=utf-8")
        #expect(try #require(page["Content-Security-Policy"]).contains("default-src 'none'"))
        for file in DashboardEndpoint.File.allCases {
            #expect(page.text.contains("\"/ui/\(file.rawValue)\""))
            let answer = try service.get("/ui/\(file.rawValue)")
            #expect(answer.status == 200 && !answer.body.isEmpty)
            let type = file == .style ? "text/css" : "text/javascript"
            #expect(answer["Content-Type"] == type + "; charset=utf-8" && answer["X-Content-Type-Options"] == "nosniff")
        }
    }

    @Test(arguments: ["/ui/", "/ui/x.js", "/ui/..%2Fapp.js", "/ui/app.js/"])
    func nothingElseIsThere(target: String) throws {
        #expect(try ServiceUnderTest.inProcess.get(target).status == 404)
    }
}
