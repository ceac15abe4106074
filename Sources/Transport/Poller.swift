import CLinux
import Glibc

/// epoll(7), level-triggered: an event not dealt with is reported again, so none can be missed.
struct Poller: ~Copyable, Sendable {
    /// What a descriptor is watched for.
    struct Interest: OptionSet, Sendable {
        let rawValue: UInt32
        static let read = Interest(rawValue: EPOLLIN.rawValue)
        static let write = Interest(rawValue: EPOLLOUT.rawValue)
    }

    /// Something that happened to the descriptor watched under `token`.
    struct Event {
        let token: UInt64
        let isReadable: Bool
        let isWritable: Bool
        /// Both directions are shut down or the connection failed; reading or writing tells which.
        let isBroken: Bool
    }

    /// Room for the events of one wait.
    @safe struct Batch {
        fileprivate var events = unsafe [epoll_event](repeating: epoll_event(), count: 256)
        /// How many the last wait returned.
        fileprivate(set) var count = 0

        /// The event at `index`, which is below `count`.
        subscript(index: Int) -> Event {
            let event = unsafe events[index]
            let flags = unsafe event.events
            // The union was filled by `control` with this member.
            return Event(
                token: unsafe event.data.u64, isReadable: flags & EPOLLIN.rawValue != 0,
                isWritable: flags & EPOLLOUT.rawValue != 0,
                isBroken: flags & (EPOLLERR.rawValue | EPOLLHUP.rawValue) != 0)
        }
    }

    private let descriptor: Descriptor

    init() throws(SystemError) {
        let number = epoll_create1(Int32(EPOLL_CLOEXEC))
        guard number >= 0 else { throw SystemError(call: "epoll_create1", code: errno) }
        descriptor = Descriptor(number)
    }

    /// Starts watching for input; for descriptors whose absence would leave the server deaf.
    func watch(_ watched: borrowing Descriptor, token: UInt64) throws(SystemError) {
        let result = add(watched.number, .read, token: token)
        guard result == 0 else { throw SystemError(call: "epoll_ctl", code: -result) }
    }

    /// Starts watching; returns zero or a negative errno.
    func add(_ number: Int32, _ interest: Interest, token: UInt64) -> Int32 {
        control(EPOLL_CTL_ADD, number, interest, token)
    }

    /// Changes what a watched descriptor is watched for.
    func modify(_ number: Int32, _ interest: Interest, token: UInt64) {
        // It can only fail for a descriptor that is not watched, which no caller has.
        let result = control(EPOLL_CTL_MOD, number, interest, token)
        assert(result == 0, "a watched descriptor can be watched for something else")
    }

    /// Waits up to `milliseconds` (-1: for ever) and fills the batch. A signal counts as no event.
    func wait(milliseconds: Int32, into batch: inout Batch) {
        batch.count = unsafe batch.events.withUnsafeMutableBufferPointer { room in
            unsafe max(0, Int(epoll_wait(descriptor.number, room.baseAddress, Int32(room.count), milliseconds)))
        }
    }

    private func control(_ operation: Int32, _ number: Int32, _ interest: Interest, _ token: UInt64) -> Int32 {
        var event = unsafe epoll_event(events: interest.rawValue, data: epoll_data_t(u64: token))
        return unsafe epoll_ctl(descriptor.number, operation, number, &event) == 0 ? 0 : -errno
    }
}
