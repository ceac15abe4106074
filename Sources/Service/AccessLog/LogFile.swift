import Glibc
import Locks

/// An open log: a file, or a pipe, terminal or socket, which may be read slower than it is written to.
struct LogFile: ~Copyable {
    /// Bytes that a pipe takes whole or not at all: pipe(7) gives no fewer on Linux.
    static let atomicBytes = 4096

    private let descriptor: Int32
    private let isRegular: Bool

    /// Opens the target for appending.
    init(_ target: AccessLog.Target) throws(AccessLogError) {
        switch target {
        case .standardOutput: descriptor = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3)
        case .file(let path):
            // Without waiting for the reader of a named pipe; of a file it says nothing.
            descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, 0o640)
        }
        guard descriptor >= 0 else { throw AccessLogError(target: target, code: errno) }
        var status = stat()
        let isKnown = unsafe fstat(descriptor, &status) == 0
        isRegular = isKnown && status.st_mode & S_IFMT == S_IFREG
    }

    deinit { close(descriptor) }

    /// Writes whole lines in one piece each, and gives the number of bytes written: fewer where there is no room.
    ///
    /// Nothing but a file is written to before it has room. A file takes all at once, behind what others append.
    ///
    /// - Parameters:
    ///   - lines: lines of at most ``atomicBytes``, each with its end.
    ///   - patience: milliseconds to wait for room, each time there is none.
    func write(_ lines: Span<UInt8>, in turn: borrowing Lock<Void>, patience: Int32) -> Int {
        guard !isRegular else { return writeSome(lines) }
        return turn.withLock { _ in
            var written = 0
            while written < lines.count {
                let part = Self.wholeLines(lines.extracting(droppingFirst: written))
                guard hasRoom(patience) else { break }
                let count = writeSome(part)
                guard count > 0 else { break }
                written += count
            }
            return written
        }
    }

    /// As many lines as surely stay in one piece.
    @_lifetime(copy lines)
    private static func wholeLines(_ lines: Span<UInt8>) -> Span<UInt8> {
        guard lines.count > atomicBytes else { return lines }
        var end = atomicBytes
        while end > 0, lines[end - 1] != UInt8(ascii: "\n") { end -= 1 }
        return lines.extracting(0..<(end > 0 ? end : atomicBytes))
    }

    private func hasRoom(_ patience: Int32) -> Bool {
        var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        return unsafe poll(&request, 1, patience) == 1 && request.revents & Int16(POLLOUT) != 0
    }

    private func writeSome(_ bytes: Span<UInt8>) -> Int {
        while true {
            let count = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count >= 0 { return count }
            guard errno == EINTR else { return 0 }
        }
    }
}
