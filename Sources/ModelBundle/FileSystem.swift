package import Bytes
import CLinux
import Glibc

/// The few file operations a bundle needs, each error naming the path and the system's reason.
package enum FileSystem {
    /// Reads a whole regular file of at most `limit` bytes.
    package static func read(_ path: String, limit: Int) throws(BundleError) -> ByteBuffer {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(path, "cannot open") }
        defer { close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw failure(path, "cannot inspect") }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw BundleError(file: path, problem: "expected a regular file, found something else")
        }
        guard status.st_size <= limit else {
            throw BundleError(file: path, problem: "expected at most \(limit) bytes, found \(status.st_size)")
        }
        // The room behind the file's end shows that it is the end.
        var buffer = ByteBuffer(capacity: Int(status.st_size) + 64)
        while buffer.count <= limit {
            let length = unsafe buffer.appendUninitialized(max(64, buffer.capacity - buffer.count)) { room in
                retryingOnInterrupt { unsafe Glibc.read(descriptor, room.baseAddress, room.count) }
            }
            guard length >= 0 else { throw failure(path, "cannot read") }
            if length == 0 { return buffer }
        }
        throw BundleError(file: path, problem: "grew beyond \(limit) bytes while it was read")
    }

    /// Writes a new file and, unless `isFlushed` says otherwise, waits until it is on the disk.
    package static func write(
        _ bytes: Span<UInt8>, to path: String, isFlushed: Bool = true
    ) throws(BundleError) {
        let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw failure(path, "cannot create") }
        defer { close(descriptor) }
        var written = 0
        while written < bytes.count {
            let length = unsafe bytes.extracting(written..<bytes.count).withUnsafeBytes { rest in
                retryingOnInterrupt { unsafe Glibc.write(descriptor, rest.baseAddress, rest.count) }
            }
            guard length > 0 else { throw failure(path, "cannot write") }
            written += length
        }
        guard !isFlushed || fsync(descriptor) == 0 else { throw failure(path, "cannot flush") }
    }

    /// Puts a file with `text` in the place of what stands at `path`: whoever reads sees the old file or the new one.
    /// It is not flushed to the disk.
    static func replace(_ path: String, with text: String) throws(BundleError) {
        let fresh = "\(path).\(getpid())"
        if exists(fresh) { unsafe unlink(fresh) }
        try write(text.utf8Span.span, to: fresh, isFlushed: false)
        guard unsafe rename(fresh, path) == 0 else {
            let failure = failure(path, "cannot rename \(fresh) to it")
            unsafe unlink(fresh)
            throw failure
        }
    }

    /// Names of the entries of a folder, sorted, without `.` and `..`.
    package static func entries(of path: String) throws(BundleError) -> [String] {
        guard let folder = unsafe opendir(path) else { throw failure(path, "cannot list") }
        defer { unsafe closedir(folder) }
        var names: [String] = []
        while let entry = unsafe readdir(folder) {
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { raw in
                unsafe String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// The size in bytes of the file at `path`.
    package static func size(of path: String) throws(BundleError) -> Int {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { throw failure(path, "cannot inspect") }
        return Int(status.st_size)
    }

    /// Whether a folder stands at `path`.
    package static func isDirectory(_ path: String) -> Bool {
        var status = stat()
        return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// Whether a folder stands at `path` that this process may not look into.
    static func isClosed(_ path: String) -> Bool {
        guard isDirectory(path) else { return false }
        return unsafe access(path, X_OK) != 0
    }

    /// Makes sure that a folder can be made at `path`, as far as rights tell.
    static func checkRoom(for path: String) throws(BundleError) {
        var parent = parent(of: path)
        while !exists(parent), parent != self.parent(of: parent) { parent = self.parent(of: parent) }
        guard unsafe access(parent, W_OK | X_OK) == 0 else { throw failure(parent, "cannot write") }
    }

    /// Whether anything stands at `path`, a dangling link included.
    package static func exists(_ path: String) -> Bool {
        var status = stat()
        return unsafe lstat(path, &status) == 0
    }

    /// Where the link at `path` leads in the end; `path` itself where no link stands, or one that leads nowhere.
    static func followingLink(_ path: String) -> String {
        var status = stat()
        guard unsafe lstat(trimmed(path), &status) == 0, status.st_mode & S_IFMT == S_IFLNK,
            let target = unsafe realpath(path, nil)
        else { return path }
        // The C library made the text for us.
        defer { unsafe free(target) }
        return unsafe String(cString: target)
    }

    /// Makes a folder, and the folders above it that are missing.
    package static func createDirectory(_ path: String) throws(BundleError) {
        if isDirectory(path) { return }
        let parent = parent(of: path)
        if parent != path, !isDirectory(parent) { try createDirectory(parent) }
        guard unsafe mkdir(path, 0o755) == 0 || errno == EEXIST else { throw failure(path, "cannot create the folder") }
    }

    /// Waits until a folder's list of names is on the disk.
    static func synchronizeDirectory(_ path: String) throws(BundleError) {
        let descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(path, "cannot open") }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure(path, "cannot flush") }
    }

    /// Puts the folder at `fresh` in the place of `target` in one step; what stood there is then at `fresh`.
    static func exchange(_ fresh: String, with target: String) throws(BundleError) {
        if exists(target) {
            guard unsafe renameat2(AT_FDCWD, fresh, AT_FDCWD, target, clinux_rename_exchange) == 0 else {
                throw failure(target, "cannot exchange with \(fresh)")
            }
        } else {
            guard unsafe rename(fresh, target) == 0 else { throw failure(target, "cannot rename \(fresh) to it") }
        }
    }

    /// Removes a folder and all in it.
    static func removeDirectory(_ path: String) throws(BundleError) {
        for name in try entries(of: path) {
            let entry = path + "/" + name
            var status = stat()
            if unsafe lstat(entry, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
                try removeDirectory(entry)
            } else if unsafe unlink(entry) != 0 {
                throw failure(entry, "cannot remove")
            }
        }
        guard unsafe rmdir(path) == 0 else { throw failure(path, "cannot remove") }
    }

    /// The folder that holds `path`.
    static func parent(of path: String) -> String {
        let trimmed = trimmed(path)
        guard let slash = trimmed.lastIndex(of: "/") else { return "." }
        return slash == trimmed.startIndex ? "/" : String(trimmed[..<slash])
    }

    /// The last component of `path`.
    package static func lastComponent(of path: String) -> String {
        let trimmed = trimmed(path)
        return trimmed.lastIndex(of: "/").map { String(trimmed[trimmed.index(after: $0)...]) } ?? trimmed
    }

    private static func trimmed(_ path: String) -> String {
        var path = path
        while path.count > 1, path.last == "/" { path.removeLast() }
        return path
    }

    private static func failure(_ path: String, _ what: String) -> BundleError {
        // errno is read first: making the text may change it.
        let code = errno
        let reason = unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
        return BundleError(file: path, problem: "\(what): \(reason)")
    }

    private static func retryingOnInterrupt(_ call: () -> Int) -> Int {
        while true {
            let result = call()
            if result >= 0 || errno != EINTR { return result }
        }
    }
}
