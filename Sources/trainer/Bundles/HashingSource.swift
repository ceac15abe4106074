import Bytes
import ModelBundle
import Training

/// A file, or standard input, of which size and hash are known when it has been read.
final class HashingSource: ByteSource {
    let name: String
    private let source: FileSource
    private var hash = SHA256()
    private var byteCount = 0

    /// Opens the file at `path`; `-` stands for standard input.
    init(path: String) throws(SourceError) {
        source = try FileSource(path: path)
        name = source.name
    }

    /// Bytes that there are to read; nil where nobody knows.
    var size: Int? { source.size }

    func read(into buffer: inout ByteBuffer) throws(SourceError) -> Bool {
        let start = buffer.count
        let hasMore = try source.read(into: &buffer)
        hash.update(buffer.bytes.extracting(start..<buffer.count))
        byteCount += buffer.count - start
        return hasMore
    }

    /// What a manifest says of the file, once all of it has been read.
    var record: Manifest.Source {
        Manifest.Source(
            name: FileSystem.lastComponent(of: name), bytes: byteCount, sha256: hash.finalize().description)
    }
}
