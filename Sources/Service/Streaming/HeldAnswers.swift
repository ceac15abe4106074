import Synchronization

/// How many bytes of answers may be held until their requests have been read: one for the process, shared by all loops.
///
/// Proxies like nginx stop sending a request as soon as its answer begins. Behind them an answer must wait for the end of
/// its request, and so be held.
package final class HeldAnswers: Sendable {
    /// Bytes that may be held at once.
    let limit: Int
    private let bytes = Atomic<Int>(0)

    /// Lets `limit` bytes be held at once.
    package init(limit: Int) { self.limit = limit }

    /// Bytes that are held now.
    var held: Int { bytes.load(ordering: .relaxed) }

    /// Takes room for `count` bytes more; returns whether there was any.
    ///
    /// An attempt that fails is never seen by others.
    func reserve(_ count: Int) -> Bool {
        if count == 0 { return true }
        var found = held
        while count <= limit - found {
            let (exchanged, original) = bytes.weakCompareExchange(
                expected: found, desired: found + count, ordering: .relaxed)
            if exchanged { return true }
            found = original
        }
        return false
    }

    /// Gives room for `count` bytes back.
    func release(_ count: Int) { bytes.subtract(count, ordering: .relaxed) }
}
