package import Bytes
import Glibc

/// A file, or standard input, read as much at a time as a pipe holds.
package final class FileSource: ByteSource {
    package let name: String
    private let descriptor: Int32
    private let isOwner: Bool

    /// Large enough that system calls cost nothing, small enough that little is read beyond what is asked for.
    private static let pieceBytes = 64 * 1024

    /// Opens the file at `path`; `-` stands for standard input.
    package init(path: String) throws(SourceError) {
        isOwner = path != "-"
        name = isOwner ? path : "standard input"
        descriptor = isOwner ? unsafe open(path, O_RDONLY | O_CLOEXEC) : STDIN_FILENO
        guard descriptor >= 0 else {
            throw .unreadable(source: path.isEmpty ? "a path of no letters" : path, reason: Self.reason(errno))
        }
    }

    /// Bytes of the file; nil for what has no end of its own, like a pipe.
    package var size: Int? {
        var status = stat()
        // The call fills the value it is given.
        guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return Int(status.st_size)
    }

    deinit {
        if isOwner, descriptor >= 0 { close(descriptor) }
    }

    package func read(into buffer: inout ByteBuffer) throws(SourceError) -> Bool {
        while true {
            // The buffer hands out exactly the room that the call may fill.
            let count = unsafe buffer.appendUninitialized(Self.pieceBytes) { room in
                unsafe Glibc.read(descriptor, room.baseAddress, room.count)
            }
            if count >= 0 { return count > 0 }
            let code = errno
            guard code == EINTR else { throw .unreadable(source: name, reason: Self.reason(code)) }
        }
    }

    private static func reason(_ code: Int32) -> String {
        // The C library returns a static or thread-local text that ends in a zero byte.
        unsafe String(cString: strerror(code))
    }
}
