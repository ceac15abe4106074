import Glibc

/// The one owner of a file descriptor, which it closes.
package struct Descriptor: ~Copyable, Sendable {
    /// The number the kernel knows it by.
    let number: Int32

    init(_ number: Int32) { self.number = number }

    /// Gives up ownership: whoever takes the number must close it.
    consuming func release() -> Int32 {
        let number = number
        discard self
        return number
    }

    deinit {
        // Never retried: on Linux the descriptor is gone even where close reports EINTR.
        _ = Glibc.close(number)
    }
}
