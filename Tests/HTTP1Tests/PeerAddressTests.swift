import Glibc
import Testing

@testable import HTTP1

@Suite struct PeerAddressTests {
    private func address(_ text: String) -> PeerAddress? { PeerAddress(Array(text.utf8).span) }

    /// What the C library reads.
    private func reference(_ text: String) -> PeerAddress? {
        var version4 = in_addr()
        var version6 = in6_addr()
        if unsafe inet_pton(AF_INET, text, &version4) == 1 {
            return PeerAddress(ipv4: UInt32(bigEndian: version4.s_addr), port: 0)
        }
        guard unsafe inet_pton(AF_INET6, text, &version6) == 1 else { return nil }
        return unsafe withUnsafeBytes(of: version6) { bytes in
            let halves = unsafe (
                bytes.load(as: UInt64.self), bytes.load(fromByteOffset: 8, as: UInt64.self)
            )
            return PeerAddress(high: UInt64(bigEndian: halves.0), low: UInt64(bigEndian: halves.1), port: 0)
        }
    }

    private static let good = [
        "0.0.0.0", "255.255.255.255", "203.0.113.9", "::", "::1", "1::", "2001:db8::1", "2001:DB8:0:0:8:800:200C:417A",
        "1:2:3:4:5:6:7:8", "::2:3:4:5:6:7:8", "1:2:3:4:5:6:7::", "1::8", "::ffff:1.2.3.4", "64:ff9b::192.0.2.33",
        "1:2:3:4:5:6:1.2.3.4", "fe80::1:0:0:1", "ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255",
    ]
    private static let bad = [
        "", ".", "1", "1.2.3", "1.2.3.4.5", "1.2.3.", ".1.2.3.4", "1..2.3", "256.1.1.1", "1.2.3.1000", "01.2.3.4",
        "1.2.3.00", "1.2.3.4 ", " 1.2.3.4", "1.2.3.-4", "1,2.3.4", "0x1.2.3.4", "1.2.3.4/8", ":", ":::", "1:", ":1",
        "1:2", "1::2::3", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8::", "::1:2:3:4:5:6:7:8", "12345::",
        "g::", "1:::2", "::1.2.3", "1.2.3.4::", "1:2:3:4:5:6:7:1.2.3.4", "::1.2.3.4:5", "fe80::1%eth0", "[::1]",
        "localhost", "unknown", "::\u{FF11}", "1.2.3.\u{661}", "::1\u{0}", String(repeating: "1:", count: 40),
    ]

    @Test(arguments: good) func anAddressIsReadAsTheSystemReadsIt(text: String) throws {
        let found = try #require(address(text))
        #expect(found == reference(text))
        #expect(address(found.description) == found, "what is written is read again")
    }

    @Test(arguments: bad) func whatIsNoAddressIsNone(text: String) {
        #expect(address(text) == nil)
    }

    @Test func everyCutAndEveryChangeIsReadAsTheSystemReadsIt() {
        for text in Self.good {
            let bytes = Array(text.utf8)
            for cut in 0...bytes.count {
                let part = String(decoding: bytes[..<cut], as: UTF8.self)
                #expect(address(part) == reference(part), "\(part)")
            }
            for index in bytes.indices {
                for byte in Array(":.0a/".utf8) {
                    var changed = bytes
                    changed[index] = byte
                    let part = String(decoding: changed, as: UTF8.self)
                    #expect(address(part) == reference(part), "\(part)")
                }
            }
        }
    }

    @Test(
        arguments: [
            ("203.0.113.9", "203.0.113.9"), ("203.0.113.9:443", "203.0.113.9"), ("[2001:db8::1]", "2001:db8::1"),
            ("[2001:db8::1]:65535", "2001:db8::1"), ("2001:db8::1", "2001:db8::1"), ("::ffff:1.2.3.4", "1.2.3.4"),
            ("1.2.3.4:", nil), ("1.2.3.4:x", nil), ("1.2.3.4:123456", nil), ("[1.2.3.4]", nil), ("[::1", nil),
            ("[]", nil), ("[::1]x", nil), ("[::1]:", nil), ("unknown", nil), ("_gazonk", nil), ("", nil), ("[", nil),
            ("\"1.2.3.4\"", nil), ("::1:80x", nil),
        ] as [(String, String?)])
    func proxiesWriteAddressesInSeveralWays(text: String, meant: String?) {
        #expect(PeerAddress(forwarded: Array(text.utf8).span) == meant.flatMap(address))
    }
}
