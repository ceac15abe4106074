/// A value that a class keeps and lends out to be changed, one borrower at a time.
///
/// A property of a class that is lent for the length of a call has the runtime note the loan in a list of the thread
/// and strike it out again. Here a flag beside the value does the same for a tenth of the cost: a second borrower traps.
@safe struct Exclusive<Value: ~Copyable>: ~Copyable {
    private struct Storage: ~Copyable {
        var value: Value
        var isLent = false
    }

    // Owned from `init` to `deinit`, and never handed out.
    private let storage: UnsafeMutablePointer<Storage>

    /// Keeps `value`.
    init(_ value: consuming Value) {
        unsafe storage = .allocate(capacity: 1)
        unsafe storage.initialize(to: Storage(value: value))
    }

    deinit {
        unsafe storage.deinitialize(count: 1)
        unsafe storage.deallocate()
    }

    /// The value; whoever uses it has it alone until then.
    var value: Value {
        @inline(__always)
        _read {
            unsafe precondition(!storage.pointee.isLent, "a value that is lent cannot be read")
            yield unsafe storage.pointee.value
        }
        @inline(__always)
        nonmutating _modify {
            unsafe precondition(!storage.pointee.isLent, "a value is lent to one at a time")
            unsafe storage.pointee.isLent = true
            defer { unsafe storage.pointee.isLent = false }
            yield unsafe &storage.pointee.value
        }
    }
}
