import Bytes
import Glibc

/// A file that is written from beginning to end, or standard output.
struct OutputFile: ~Copyable {
    /// Why bytes did not get where they belong.
    struct Failure: Error, CustomStringConvertible {
        let name: String
        let code: Int32

        // The C library's text, copied at once.
        var description: String { "\(name): \(unsafe String(cString: strerror(code)))" }
    }

    /// What messages call it.
    let name: String
    private let descriptor: Int32
    private let isOwner: Bool

    /// Opens the file at `path`, emptied; `-` stands for standard output.
    init(path: String) throws(Failure) {
        isOwner = path != "-"
        name = isOwner ? path : "standard output"
        descriptor = isOwner ? unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644) : STDOUT_FILENO
        guard descriptor >= 0 else { throw Failure(name: path, code: errno) }
    }

    deinit {
        if isOwner { close(descriptor) }
    }

    /// Writes all bytes that `buffer` holds and empties it.
    func write(_ buffer: inout ByteBuffer) throws(Failure) {
        var written = 0
        while written < buffer.count {
            let rest = buffer.bytes.extracting(droppingFirst: written)
            // The call reads the bytes and keeps nothing.
            let count = unsafe rest.withUnsafeBytes { bytes in
                unsafe Glibc.write(descriptor, bytes.baseAddress, bytes.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw Failure(name: name, code: errno) }
            written += count
        }
        buffer.removeAll()
    }
}
