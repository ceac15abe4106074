import TestSupport
import Testing
import Transport

@Suite struct ListenerTests {
    @Test func portZeroLetsTheKernelChoose() throws {
        let listener = try Listener(address: "127.0.0.1", port: 0)
        #expect(listener.port > 0)
    }

    @Test func aPortInUseIsNamed() throws {
        let listener = try Listener(address: "127.0.0.1", port: 0)
        let port = listener.port
        #expect(throws: ListenerError.inUse(address: "127.0.0.1", port: port)) {
            _ = try Listener(address: "127.0.0.1", port: port)
        }
        #expect(ListenerError.inUse(address: "::1", port: 80).description.contains("Port 80 on ::1 is in use"))
    }

    @Test(arguments: ["", "example.org", "127.0.0", "256.0.0.1", "::g", "127.0.0.1:80"])
    func whatIsNoAddressIsRefused(text: String) {
        #expect(throws: ListenerError.notAnAddress(text)) { _ = try Listener(address: text, port: 0) }
    }

    @Test func anAddressOfAnotherMachineIsRefused() {
        #expect(throws: ListenerError.notLocal("192.0.2.1")) { _ = try Listener(address: "192.0.2.1", port: 0) }
    }

    @Test(arguments: ["127.0.0.1", "localhost", "0.0.0.0"])
    func listensOnIPv4(address: String) throws {
        let listener = try Listener(address: address, port: 0)
        #expect(SocketClient(port: listener.port) != nil)
    }

    @Test func listensOnIPv6WhereThereIsAny() throws {
        do {
            let listener = try Listener(address: "::1", port: 0)
            #expect(listener.port > 0)
        } catch ListenerError.notLocal, ListenerError.failed {
            // A machine without IPv6 says so instead of crashing.
        }
    }
}
