import Locks

/// A line at the foot of a terminal that each further text takes the place of.
final class TerminalLine: Sendable {
    /// Goes to the start of the line and empties it (ECMA-48: CR, EL).
    private static let clear = "\r\u{1B}[K"

    private let isShown = Lock(false)
    private let write: @Sendable (String) -> Void

    /// - Parameter write: takes what goes to the terminal.
    init(_ write: @escaping @Sendable (String) -> Void) {
        self.write = write
    }

    /// Shows `text`, which must fit the line.
    func show(_ text: String) {
        isShown.withLock { isShown in
            write(Self.clear + text)
            isShown = true
        }
    }

    /// Takes the line away, and writes what stays.
    func report(_ text: String) {
        isShown.withLock { isShown in
            write((isShown ? Self.clear : "") + text)
            isShown = false
        }
    }

    /// Takes the line away.
    func erase() {
        isShown.withLock { isShown in
            if isShown { write(Self.clear) }
            isShown = false
        }
    }
}
