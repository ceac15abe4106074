import Bytes
import HTTP1
import JSON
import ModelBundle
import Segmentation
import Service
import TestSupport
import Testing
import Transport

@Suite struct AdministrationTests {
    /// A handler over the models in `directory`, which starts with the sample's.
    private static func handler(_ directory: String, publish: @escaping @Sendable (ModelCatalog) -> Void = { _ in })
        -> AdminHandler
    {
        AdminHandler(
            store: ModelStore(.sample(), directory: directory, publish: publish), telemetry: .sample(), uptime: { 12.5 }
        )
    }

    private static func ask(_ request: String, of handler: AdminHandler) throws -> Answer {
        let session = WireSession(handler)
        session.send(request)
        session.end()
        return try #require(session.answers(toHead: request.hasPrefix("HEAD")).first)
    }

    private static func request(_ method: String, _ path: String) -> String {
        "\(method) \(path) HTTP/1.1\r\nHost: test\r\nContent-Length: 0\r\n\r\n"
    }

    @Test func healthAndMetricsAreThoseOfTheService() throws {
        let handler = Self.handler("models")
        let health = try Self.ask(Self.request("GET", "/health"), of: handler).json
        #expect(health["models_loaded"]?.integer == 2)
        #expect(health["uptime_seconds"]?.number == 12.5)
        #expect(try Self.ask(Self.request("GET", "/health/live"), of: handler).status == 200)
        let metrics = try Self.ask(Self.request("GET", "/metrics"), of: handler)
        #expect(metrics["Content-Type"]?.hasPrefix("text/plain; version=0.0.4") == true)
        #expect(
            metrics.text.contains(#"segmentation_http_requests_total{route="/health",method="GET",status="2xx"} 1"#))
    }

    @Test func theRootListsWhatTheListenerAnswers() throws {
        let json = try Self.ask(Self.request("GET", "/"), of: Self.handler("models")).json
        let paths = json["endpoints"]?.elements?.compactMap { $0["path"]?.string }
        #expect(paths == RouteTable.admin.routes.map(\.pattern))
    }

    @Test func readinessEndsOnceTheServiceDrains() throws {
        let handler = Self.handler("models")
        #expect(try Self.ask(Self.request("GET", "/health/ready"), of: handler).status == 200)
        handler.drainingBegan()
        #expect(try Self.ask(Self.request("GET", "/health/ready"), of: handler).status == 503)
        #expect(try Self.ask(Self.request("GET", "/health/live"), of: handler).status == 200)
    }

    @Test(arguments: [
        ("GET", "/admin/reload", 405), ("DELETE", "/admin/rollback", 405), ("POST", "/health", 405),
        ("POST", "/predict", 404), ("GET", "/segments", 404), ("POST", "/admin/reload/", 404),
        ("OPTIONS", "/admin/reload", 204), ("OPTIONS", "/health", 204), ("HEAD", "/health", 200),
    ])
    func otherMethodsAndPathsAreRefused(method: String, path: String, status: Int) throws {
        let answer = try Self.ask(Self.request(method, path), of: Self.handler("models"))
        #expect(answer.status == status)
        if status == 405 || status == 204 { #expect(answer["Allow"] != nil) }
    }

    @Test func aBodyIsNotReadByWhatTakesNone() throws {
        let answer = try Self.ask(
            "POST /admin/reload HTTP/1.1\r\nHost: test\r\nContent-Length: 2\r\n\r\n{}", of: Self.handler("models"))
        #expect(answer.status == 413)
    }

    @Test func theServicesListenerHasNoAdministration() throws {
        for path in ["/admin/reload", "/admin/rollback"] {
            #expect(try ServiceUnderTest.inProcess.post(path, "").status == 404)
        }
    }

    @Test func modelsThatCannotBeReadChangeNothing() throws {
        let handler = Self.handler("/nowhere") { _ in Issue.record("nothing was to be published") }
        let answer = try Self.ask(Self.request("POST", "/admin/reload"), of: handler)
        #expect(answer.status == 409)
        #expect(try answer.json["detail"]?.string?.contains("/nowhere") == true)
        #expect(try Self.ask(Self.request("GET", "/health"), of: handler).json["models_loaded"]?.integer == 2)
        #expect(try Self.ask(Self.request("POST", "/admin/rollback"), of: handler).status == 409)
    }

    @Test func aReloadServesWhatIsThereAndARollbackWhatWasThere() throws {
        let folder = try TemporaryFolder()
        try BundleWriter.write(LoadedModel.sample(.rfm), to: folder.path + "/shop")
        let published = Published()
        let handler = Self.handler(folder.path) { catalog in published.names.append(catalog.models.map(\.name)) }
        let reloaded = try Self.ask(Self.request("POST", "/admin/reload"), of: handler)
        #expect(reloaded.status == 200)
        #expect(try reloaded.json["models"]?.elements?.map(\.string) == ["shop"])
        #expect(try Self.ask(Self.request("GET", "/health"), of: handler).json["models_loaded"]?.integer == 1)
        let rolledBack = try Self.ask(Self.request("POST", "/admin/rollback"), of: handler)
        #expect(try rolledBack.json["models"]?.elements?.map(\.string) == ["people", "shop"])
        #expect(try Self.ask(Self.request("POST", "/admin/rollback"), of: handler).status == 409)
        #expect(published.names == [["shop"], ["people", "shop"]])
    }

    @Test func healthIsAnsweredWhileClientsHoldEveryConnectionOfTheService() throws {
        var options = ServerOptions()
        options.maximumConnections = 1
        let service = try Server(Listener(address: "127.0.0.1", port: 0), options: options) { _ in
            ServiceHandler.sample(.sample())
        }
        let admin = try Server(Listener(address: "127.0.0.1", port: 0)) { _ in Self.handler("models") }
        let holder = try #require(SocketClient(port: service.port))
        holder.send(Self.request("GET", "/health/live"))
        #expect(holder.readAnswer()?.status == 200)
        let turnedAway = try #require(SocketClient(port: service.port))
        #expect(turnedAway.readAnswer()?.status == 503)
        let caller = try #require(SocketClient(port: admin.port))
        caller.send(Self.request("GET", "/health"))
        #expect(caller.readAnswer()?.status == 200)
    }

    /// What a store published, on the test's own thread.
    private final class Published: @unchecked Sendable {
        var names: [[String]] = []
    }
}
