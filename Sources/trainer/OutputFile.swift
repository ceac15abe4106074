import Bytes
import Glibc

/// A file, or standard output, that is written piece by piece.
///
/// A file appears under its name only when it is complete, so that no reader sees half of it and an old one stays when
/// the disk is full; what is not complete is removed again.
struct OutputFile: ~Copyable {
    /// Why a file cannot be written.
    struct Failure: Error, Equatable, CustomStringConvertible {
        let name: String
        let reason: String

        init(_ name: String, code: Int32) {
            self.name = name
            // The C library returns a static or thread-local text that ends in a zero byte.
            reason = unsafe String(cString: strerror(code))
        }

        var description: String { "\(name): cannot write: \(reason)" }
    }

    /// What a person calls it: a path, or `standard output`.
    let name: String
    private let descriptor: Int32
    /// Where the file is until it is complete; nil where it is written in its place.
    private let partialPath: String?
    private var isComplete = false

    /// Opens the file at `path`; `-` stands for standard output.
    init(path: String) throws(Failure) {
        guard path != "-" else {
            (name, descriptor, partialPath) = ("standard output", STDOUT_FILENO, nil)
            return
        }
        name = path
        partialPath = Self.isReplaceable(path) ? "\(path).\(getpid()).partial" : nil
        descriptor = unsafe open(partialPath ?? path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw Failure(path, code: errno) }
    }

    deinit {
        if descriptor != STDOUT_FILENO { close(descriptor) }
        if !isComplete, let partialPath { unsafe unlink(partialPath) }
    }

    /// Writes what `buffer` holds, and empties it.
    func write(_ buffer: inout ByteBuffer) throws(Failure) {
        var written = 0
        while written < buffer.count {
            // The call reads the bytes and keeps nothing.
            let count = unsafe buffer.bytes.extracting(written...).withUnsafeBytes { rest in
                unsafe Glibc.write(descriptor, rest.baseAddress, rest.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw Failure(name, code: errno) }
            written += count
        }
        buffer.removeAll()
    }

    /// Says that all was written: the file takes the place of the one that was there.
    mutating func finish() throws(Failure) {
        if let partialPath {
            guard fsync(descriptor) == 0, unsafe rename(partialPath, name) == 0 else {
                throw Failure(name, code: errno)
            }
        }
        isComplete = true
    }

    /// Whether nothing or a regular file is at `path`: a device or a pipe can only be written to as it is.
    private static func isReplaceable(_ path: String) -> Bool {
        var status = stat()
        return unsafe stat(path, &status) != 0 || status.st_mode & S_IFMT == S_IFREG
    }
}
