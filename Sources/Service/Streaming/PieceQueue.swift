import Bytes

/// Bytes that wait in pieces: none is moved when more come, and each is freed as it is taken.
struct PieceQueue: ~Copyable {
    /// Bytes of a piece; only the last one has fewer.
    static let pieceBytes = 64 * 1024

    private var pieces: [Piece?] = []
    private var taken = 0

    /// Whether nothing waits.
    var isEmpty: Bool { taken == pieces.count }

    /// Appends a copy of `bytes`, to be followed by more or by ``moveFirst(to:)``.
    mutating func append(_ bytes: Span<UInt8>) {
        var start = 0
        while start < bytes.count {
            let piece = pieceWithRoom()
            let end = min(bytes.count, start + Self.pieceBytes - piece.bytes.count)
            piece.bytes.append(bytes.extracting(start..<end))
            start = end
        }
    }

    /// Appends the first piece to `output` and frees it; returns its bytes, 0 where none waits.
    mutating func moveFirst(to output: inout ByteBuffer) -> Int {
        guard taken < pieces.count, let piece = pieces[taken] else { return 0 }
        output.append(contentsOf: piece.bytes)
        pieces[taken] = nil
        taken += 1
        return piece.bytes.count
    }

    private mutating func pieceWithRoom() -> Piece {
        if let last = pieces.last, let last, last.bytes.count < Self.pieceBytes { return last }
        // The first one grows with what it holds, for most answers are short.
        let piece = Piece(capacity: pieces.isEmpty ? 0 : Self.pieceBytes)
        pieces.append(piece)
        return piece
    }

    private final class Piece {
        var bytes: ByteBuffer

        init(capacity: Int) { bytes = ByteBuffer(capacity: capacity) }
    }
}
