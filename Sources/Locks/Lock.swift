import Glibc

/// A value that one thread at a time may touch: `Synchronization.Mutex` on a lock of POSIX threads.
///
/// The standard library's mutex waits in code that ThreadSanitizer cannot see into, so each contended one is reported
/// as a race (seen with Swift 6.3 on Linux). pthread_mutex_lock(3) it knows: what it reports here is worth reading.
@safe package struct Lock<Value: ~Copyable>: ~Copyable {
    // Both must stay where they are while threads wait, which a value that may be moved does not promise.
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private let value: UnsafeMutablePointer<Value>

    /// Guards `value`.
    package init(_ value: consuming sending Value) {
        unsafe mutex = UnsafeMutablePointer.allocate(capacity: 1)
        unsafe mutex.initialize(to: pthread_mutex_t())
        let code = unsafe pthread_mutex_init(mutex, nil)
        precondition(code == 0, "pthread_mutex_init gave \(code)")
        unsafe self.value = UnsafeMutablePointer.allocate(capacity: 1)
        unsafe self.value.initialize(to: value)
    }

    deinit {
        unsafe value.deinitialize(count: 1)
        unsafe value.deallocate()
        unsafe pthread_mutex_destroy(mutex)
        unsafe mutex.deallocate()
    }

    /// Runs `body` with the value once no other thread has it. Calling it from within `body` never returns.
    package borrowing func withLock<Result: ~Copyable, Failure: Error>(
        _ body: (inout sending Value) throws(Failure) -> sending Result
    ) throws(Failure) -> sending Result {
        unsafe pthread_mutex_lock(mutex)
        defer { unsafe pthread_mutex_unlock(mutex) }
        return try unsafe body(&value.pointee)
    }
}

// The pointers are shared, and what they point to is touched by the holder of the lock only.
extension Lock: @unchecked Sendable where Value: ~Copyable {}
