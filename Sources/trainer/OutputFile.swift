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
    private let descriptors: String
    /// Where the file is to stand once it is complete; nil where it is written in its place.
    private let target: String?
    /// Where the file is until then; nil while it has no name yet.
    private var partialPath: String?

    /// Opens the file at `path`; `-` stands for standard output.
    ///
    /// - Parameter descriptors: the folder where the system shows the open files of the process.
    init(path: String, descriptors: String = "/proc/self/fd") throws(Failure) {
        self.descriptors = descriptors
        guard path != "-" else {
            (name, descriptor, target) = ("standard output", STDOUT_FILENO, nil)
            return
        }
        name = path
        let (target, mode) = Self.replaceable(path)
        self.target = target
        let nameless = target.map { Self.openNameless($0, descriptors) } ?? -1
        if nameless < 0, let target { partialPath = Self.freePartialPath(target) }
        let created = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC
        descriptor = nameless >= 0 ? nameless : unsafe open(partialPath ?? path, created, 0o644)
        guard descriptor >= 0 else { throw Failure(path, code: errno) }
        // Else a file that few may read would become one that all can.
        if let mode, fchmod(descriptor, mode) != 0 { throw Failure(path, code: errno) }
    }

    deinit {
        if descriptor != STDOUT_FILENO { close(descriptor) }
        if let partialPath { unsafe unlink(partialPath) }
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
        guard let target else { return }
        guard fsync(descriptor) == 0 else { throw Failure(name, code: errno) }
        let path = partialPath ?? Self.freePartialPath(target)
        if partialPath == nil {
            let source = Self.place(of: descriptor, descriptors)
            guard unsafe linkat(AT_FDCWD, source, AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0 else {
                throw Failure(name, code: errno)
            }
            partialPath = path
        }
        guard unsafe rename(path, target) == 0 else { throw Failure(name, code: errno) }
        partialPath = nil
    }

    /// Where to put a file in the place of what stands at `path`, and the rights of that; nil where it is a device or a
    /// pipe, which can only be written to as it is, or a link to nothing. A link to a file stays, and its file is replaced.
    private static func replaceable(_ path: String) -> (path: String?, mode: mode_t?) {
        var status = stat()
        guard unsafe lstat(path, &status) == 0 else { return (path, nil) }
        guard unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
            let resolved = unsafe realpath(path, nil)
        else { return (nil, nil) }
        // The C library made the text for us.
        defer { unsafe free(resolved) }
        return (unsafe String(cString: resolved), status.st_mode & 0o7777)
    }

    /// Where a file is to be until it is complete. What a killed process of the same number left there is removed.
    private static func freePartialPath(_ target: String) -> String {
        let path = "\(target).\(getpid()).partial"
        // What cannot be removed is told by the call that makes the file.
        unsafe unlink(path)
        return path
    }

    private static func place(of descriptor: Int32, _ descriptors: String) -> String { "\(descriptors)/\(descriptor)" }

    /// Opens a file that has no name yet, so that nothing is left of it where the process is killed; a negative number
    /// where the file system has none such, or where it could not be given a name, as without /proc.
    private static func openNameless(_ target: String, _ descriptors: String) -> Int32 {
        // O_TMPFILE, which Glibc's module leaves out.
        let flags = 0o20_000_000 | O_DIRECTORY | O_WRONLY | O_CLOEXEC
        let folder = target.lastIndex(of: "/").map { String(target[...$0]) } ?? "."
        let descriptor = unsafe open(folder, flags, 0o644)
        guard descriptor >= 0, unsafe access(place(of: descriptor, descriptors), F_OK) != 0 else { return descriptor }
        close(descriptor)
        return -1
    }
}
