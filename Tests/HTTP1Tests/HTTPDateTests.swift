import Bytes
import TestSupport
import Testing

@testable import HTTP1

@Suite struct HTTPDateTests {
    @Test(arguments: [
        (0, "Thu, 01 Jan 1970 00:00:00 GMT"), (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"),
        (951_782_399, "Mon, 28 Feb 2000 23:59:59 GMT"), (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"),
        (951_868_800, "Wed, 01 Mar 2000 00:00:00 GMT"), (1_709_164_800, "Thu, 29 Feb 2024 00:00:00 GMT"),
        (4_107_542_400, "Mon, 01 Mar 2100 00:00:00 GMT"), (253_402_300_799, "Fri, 31 Dec 9999 23:59:59 GMT"),
    ])
    func aMomentIsWrittenAsIMFFixdate(seconds: Int, expected: String) {
        var buffer = ByteBuffer()
        HTTPDate(secondsSince1970: seconds).append(to: &buffer)
        #expect(buffer.bytes.text == expected)
    }

    @Test func theDateFollowsTheClockBySeconds() {
        let session = WireSession(EchoHandler())
        for _ in 0..<3 {
            session.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
            session.advance(by: .milliseconds(500))
        }
        #expect(
            session.answers().map { $0["Date"] } == [
                "Sun, 06 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:38 GMT",
            ])
    }
}
