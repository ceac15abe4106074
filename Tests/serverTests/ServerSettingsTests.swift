import Arguments
import HTTP1
import ModelBundle
import Service
import Testing
import Transport

@testable import server

@Suite struct ServerSettingsTests {
    private func settings(
        _ arguments: [String], _ environment: [String: String] = [:]
    ) throws(UsageError) -> ServerSettings {
        try ServerSettings(ServerSettings.command.parse(arguments, environment: environment))
    }

    /// Every limit of the protocol and of the transport, the option that sets it and its default.
    private static let limits: [(String, any WritableKeyPath<ServerOptions, Int> & Sendable, Int)] = [
        ("--max-connections", \.maximumConnections, 10_000), ("--max-pipelined-bytes", \.readBytes, 65_536),
        ("--max-requests", \.http.limits.requestsPerConnection, 1_000_000),
        ("--max-target-bytes", \.http.limits.targetBytes, 8192),
        ("--max-header-bytes", \.http.limits.fieldBytes, 16_384), ("--max-headers", \.http.limits.fields, 100),
        ("--max-body-bytes", \.http.limits.bodyBytes, 1_048_576),
        ("--max-chunk-extension-bytes", \.http.limits.chunkExtensionBytes, 256),
        ("--max-trailer-bytes", \.http.limits.trailerBytes, 4096),
        ("--max-waiting-bytes", \.http.limits.waitingAnswerBytes, 262_144),
        ("--max-unwanted-bytes", \.http.limits.unwantedBodyBytes, 65_536),
        ("--max-linger-bytes", \.http.limits.lingerBytes, 33_554_432),
        ("--min-stream-rate", \.http.limits.streamBytesPerSecond, 1024),
        ("--stream-turn-bytes", \.http.limits.streamTurnBytes, 65_536),
    ]

    @Test(arguments: limits)
    func everyLimitIsAnOption(
        name: String, limit: any WritableKeyPath<ServerOptions, Int> & Sendable, standard: Int
    ) throws {
        #expect(try settings([]).options[keyPath: limit] == standard)
        #expect(try settings([name, "2345"]).options[keyPath: limit] == 2345)
        let variable = "SEGMENTATION_" + name.dropFirst(2).uppercased().split(separator: "-").joined(separator: "_")
        #expect(try settings([], [variable: "3456"]).options[keyPath: limit] == 3456)
        #expect(throws: UsageError.self) { try settings([name, "-1"]) }
        #expect(throws: UsageError.self) { try settings([name, "many"]) }
    }

    private static let deadlines: [(String, any WritableKeyPath<HTTPDeadlines, Duration> & Sendable, Int)] = [
        ("--head-timeout", \.head, 10), ("--body-timeout", \.body, 30), ("--idle-timeout", \.idle, 60),
        ("--write-timeout", \.write, 30), ("--linger-timeout", \.linger, 2), ("--stream-window", \.streamWindow, 10),
    ]

    @Test(arguments: deadlines)
    func everyDeadlineIsAnOption(
        name: String, deadline: any WritableKeyPath<HTTPDeadlines, Duration> & Sendable, standard: Int
    ) throws {
        #expect(try settings([]).options.http.deadlines[keyPath: deadline] == .seconds(standard))
        #expect(try settings([name, "1.5"]).options.http.deadlines[keyPath: deadline] == .milliseconds(1500))
        #expect(throws: UsageError.self) { try settings([name, "-1"]) }
        #expect(throws: UsageError.self) { try settings([name, "86401"]) }
    }

    @Test(arguments: [
        ("--open", "health,doc"), ("--open", "predict"), ("--rate-limit", "-1"), ("--rate-limit", "x"),
        ("--rate-burst", "1.5"), ("--cors-origin", "shop.example"), ("--cors-origin", "https://shop.example/"),
        ("--max-loop-lag", "60001"),
    ]) func accessThatMakesNoSenseIsRefused(name: String, value: String) {
        #expect(throws: UsageError.self) { try settings([name, value]) }
    }

    @Test func accessIsOpenUnlessToldOtherwise() throws {
        #expect(try settings([]).access.rules() == nil)
        #expect(try settings([]).longestTurn == nil)
        #expect(try settings(["--max-loop-lag", "250"]).longestTurn == .milliseconds(250))
        #expect(try settings(["--rate-limit", "5", "--cors-origin", "*"]).access.rules() != nil)
        #expect(throws: BundleError.self) { try settings(["--api-keys-file", "/nowhere/keys"]).access.rules() }
    }

    @Test func theFolderOfTheModelsHasAName() {
        #expect(throws: UsageError("expected a folder for --models, found \"\"")) { try settings(["--models", ""]) }
    }

    @Test func answersAreHeldOnlyWhereThatIsAskedFor() throws {
        #expect(try settings([]).heldAnswerBytes == nil)
        #expect(try settings(["--hold-answers", "1000"]).heldAnswerBytes == 1000)
        #expect(throws: UsageError.self) { try settings(["--hold-answers", "-1"]) }
    }

    @Test(arguments: ["10.0.0.1/8", "10.0.0.0/33", "proxy", "10.0.0.0/8,x", ",", ""])
    func aProxyThatIsNoneIsNamed(text: String) {
        let error = #expect(throws: UsageError.self) { try settings(["--trusted-proxies", text]) }
        #expect(error?.description.contains("--trusted-proxies") == true)
    }

    @Test func proxiesAreTrustedOnlyWhereTheyAreNamed() throws {
        #expect(try settings([]).access.proxies == nil)
        #expect(try settings(["--trusted-proxies", "10.0.0.0/8, ::1"]).access.proxies != nil)
    }

    @Test func drainingHasItsTimes() throws {
        #expect(try settings([]).grace == .seconds(5))
        #expect(try settings([]).drainDeadline == .seconds(30))
        #expect(try settings(["--drain-grace", "0", "--drain-timeout", "7"]).drainDeadline == .seconds(7))
    }

    @Test(arguments: [
        ("127.0.0.1:9000", "127.0.0.1", UInt16(9000)), ("[::1]:0", "::1", 0), ("0.0.0.0:65535", "0.0.0.0", 65_535),
    ])
    func theAdministrationsAddressIsAnAddressAndAPort(text: String, address: String, port: UInt16) throws {
        let admin = try #require(try settings(["--admin-address", text]).admin)
        #expect(admin == ListenAddress(address: address, port: port))
        #expect("\(admin)" == text)
    }

    @Test func theAdministrationListensOnlyWhereItIsAskedTo() throws {
        #expect(try settings([]).admin == nil)
    }

    @Test(arguments: [
        "9000", "127.0.0.1", ":9000", "[]:9000", "::1:9000", "[127.0.0.1]:9000", "127.0.0.1:", "[::1]",
        "127.0.0.1:65536", "127.0.0.1:-1", "127.0.0.1:http", "",
    ])
    func anAddressThatIsNoneIsNamed(text: String) {
        let error = #expect(throws: UsageError.self) { try settings(["--admin-address", text]) }
        #expect(error?.description.contains("--admin-address") == true)
    }

    @Test func everyLimitAndDeadlineThereIsHasItsTest() {
        let options = LimitOption.all.map(\.commandOption.name) + DeadlineOption.all.map(\.commandOption.name)
        #expect(Set(options) == Set(Self.limits.map(\.0) + Self.deadlines.map(\.0)))
        let deadlines = Mirror(reflecting: HTTPDeadlines()).children.count
        let limits = Mirror(reflecting: HTTPLimits()).children.count
        #expect(deadlines == Self.deadlines.count)
        #expect(limits == Self.limits.count - 2, "the two that are the transport's own left out")
    }
}
