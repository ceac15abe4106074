import Arguments
import Testing

@testable import server

@Suite struct ServiceLinkTests {
    @Test(arguments: [
        ("SEGMENTATION_SERVICE_HOST", "10.0.0.1"), ("SEGMENTATION_SERVICE_PORT", "8000"),
        ("SEGMENTATION_SERVICE_PORT_HTTP", "8000"), ("SEGMENTATION_SERVICE_PORT_HTTP_ALT", "8000"),
        ("SEGMENTATION_RETAIL_SERVICE_HOST", "10.0.0.1"), ("SEGMENTATION_RETAIL_PORT", "tcp://10.0.0.1:8000"),
        ("SEGMENTATION_PORT_8000_TCP", "tcp://10.0.0.1:8000"), ("SEGMENTATION_PORT_8000_TCP_PROTO", "tcp"),
        ("SEGMENTATION_PORT_8000_TCP_PORT", "8000"), ("SEGMENTATION_PORT_8000_TCP_ADDR", "10.0.0.1"),
        ("SEGMENTATION_PORT_53_UDP", "udp://10.0.0.1:53"), ("SEGMENTATION_PORT_9_SCTP_ADDR", "fd00::1"),
    ]) func aVariableOfAServiceIsNoMistake(name: String, value: String) {
        #expect(ServiceLink.includes(name, value))
        #expect(ServerSettings.warnings(about: [name: value]).isEmpty)
    }

    @Test(
        arguments: [
            ("SEGMENTATION_PROT", "8000", "SEGMENTATION_PORT"), ("SEGMENTATION_LOPS", "2", "SEGMENTATION_LOOPS"),
            ("SEGMENTATION_ACCESSLOG", "-", "SEGMENTATION_ACCESS_LOG"),
            ("SEGMENTATION_RATE_LIMITS", "5", "SEGMENTATION_RATE_LIMIT"),
            ("SEGMENTATION_HEAD_TIMEOUTS", "5", "SEGMENTATION_HEAD_TIMEOUT"),
            ("SEGMENTATION_ADMIN_PORT", "9000", nil), ("SEGMENTATION_PORT_8000", "x", nil),
            ("SEGMENTATION_PORT_70000_TCP", "x", nil), ("SEGMENTATION_PORT_HTTP_TCP", "x", nil),
            ("SEGMENTATION_", "x", nil), ("SEGMENTATION_COLOUR", "red", nil),
        ] as [(String, String, String?)])
    func aMistypedSettingIsHeardOf(name: String, value: String, meant: String?) throws {
        let warning = try #require(ServerSettings.warnings(about: [name: value]).first)
        #expect(warning.hasPrefix("\(name) sets nothing; "))
        #expect(warning.contains("did you mean") == (meant != nil))
        if let meant { #expect(warning.hasSuffix("did you mean \(meant)?")) }
    }

    @Test func whatIsNoSettingOrSaysNothingIsLeftAlone() {
        let environment = ["SEGMENTATION_LOPS": "", "SEGMENTATION": "x", "PATH": "/bin", "SEGMENTATION_PORT": "8000"]
        #expect(ServerSettings.warnings(about: environment).isEmpty)
        let both = ["SEGMENTATION_PROT": "1", "SEGMENTATION_ADRESS": "::1"]
        #expect(
            ServerSettings.warnings(about: both).map { $0.prefix(18) } == ["SEGMENTATION_ADRES", "SEGMENTATION_PROT "])
    }

    @Test func aPortThatIsAServicesAddressSaysWhoSetIt() throws {
        func settings(_ arguments: [String], _ port: String) throws(UsageError) -> ServerSettings {
            try ServerSettings(ServerSettings.command.parse(arguments, environment: ["SEGMENTATION_PORT": port]))
        }
        let error = #expect(throws: UsageError.self) { try settings([], "tcp://10.0.0.1:8000") }
        let message = try #require(error?.description)
        #expect(message.hasPrefix("expected a whole number from 0 to 65535 for SEGMENTATION_PORT, found \"tcp://"))
        #expect(message.contains("Kubernetes") && message.contains("enableServiceLinks: false"))
        #expect(try settings(["--port", "9"], "tcp://10.0.0.1:8000").port == 9)
        let other = #expect(throws: UsageError.self) { try settings([], "many") }
        #expect(other?.description.contains("Kubernetes") == false)
    }
}
