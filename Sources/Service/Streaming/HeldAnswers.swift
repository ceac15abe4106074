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
    func reserve(_ count: Int) -> Bool {
        if bytes.add(count, ordering: .relaxed).newValue <= limit { return true }
        release(count)
        return false
    }

    /// Gives room for `count` bytes back.
    func release(_ count: Int) { bytes.subtract(count, ordering: .relaxed) }
}
