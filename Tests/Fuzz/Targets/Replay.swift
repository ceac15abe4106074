import Bytes
import HTTP1

/// A connection without a socket whose client sends some bytes, shuts down its side and reads everything.
enum Replay {
    /// What the client receives.
    ///
    /// - Parameters:
    ///   - prefix: bytes sent before `input`, in one piece.
    ///   - pieceBytes: how much of `input` each read brings.
    ///   - hasNeighbour: whether another connection has a head of its own read behind each piece, so that none is known
    ///     from the one before it.
    static func answers(
        to input: Span<UInt8>, behind prefix: [UInt8] = [], pieceBytes: Int, hasNeighbour: Bool = false,
        _ handler: any RequestHandler
    ) -> [UInt8] {
        var workspace = HTTPWorkspace(
            handler: handler, configuration: HTTPConfiguration(), now: Timestamp(nanoseconds: 0), secondsSince1970: 0)
        var connection = HTTPConnection(peer: PeerAddress(ipv4: 0x7F00_0001, port: 1), workspace: workspace)
        var received: [UInt8] = []
        if !prefix.isEmpty { connection.receive(prefix.span, &workspace) }
        var offset = 0
        var isEnded = false
        // Each turn sends, reads or ends something, so no more turns than this can be needed.
        for _ in 0..<(input.count * 4 + 64) {
            received += sendAll(&connection, &workspace)
            if connection.isClosed { return received }
            if connection.wantsShutdown {
                connection.didShutDown(workspace)
            } else if connection.wantsTurn {
                connection.resume(&workspace)
            } else if connection.wantsToRead, offset < input.count {
                let end = min(offset + pieceBytes, input.count)
                connection.receive(input.extracting(offset..<end), &workspace)
                offset = end
                if hasNeighbour {
                    received += sendAll(&connection, &workspace)
                    readAnotherHead(&workspace)
                }
            } else if !isEnded {
                isEnded = true
                connection.receiveEnd(&workspace)
            } else {
                return received
            }
        }
        preconditionFailure("the connection does not come to an end")
    }

    private static func readAnotherHead(_ workspace: inout HTTPWorkspace) {
        var neighbour = HTTPConnection(peer: PeerAddress(ipv4: 0x7F00_0001, port: 2), workspace: workspace)
        neighbour.receive(Array("GET /of-the-neighbour HTTP/1.1\r\nHost: neighbour\r\n\r\n".utf8).span, &workspace)
        _ = sendAll(&neighbour, &workspace)
    }

    private static func sendAll(_ connection: inout HTTPConnection, _ workspace: inout HTTPWorkspace) -> [UInt8] {
        var sent: [UInt8] = []
        while true {
            let count: Int
            if connection.wantsToWrite {
                count = append(connection.unsent.bytes, to: &sent)
            } else {
                count = append(workspace.output.bytes, to: &sent)
            }
            guard count > 0 else { return sent }
            connection.didSend(count, &workspace)
        }
    }

    private static func append(_ bytes: Span<UInt8>, to sent: inout [UInt8]) -> Int {
        for index in bytes.indices { sent.append(bytes[index]) }
        return bytes.count
    }
}
