/// The fields of one record, in memory that is kept from record to record.
///
/// An array asks at each append whether its memory is shared, which took a tenth of the time of reading a table.
@safe struct FieldTable: ~Copyable {
    private var storage = UnsafeMutableBufferPointer<FieldRange>.allocate(capacity: 16)
    private(set) var count = 0

    deinit {
        // Fields are trivial, so nothing is left in the memory that would have to be ended.
        unsafe storage.deallocate()
    }

    var isEmpty: Bool { count == 0 }

    /// The fields, as a view that cannot outlive or overlap a change of the table.
    var span: Span<FieldRange> {
        @_lifetime(borrow self)
        get {
            let view = unsafe UnsafeBufferPointer(start: storage.baseAddress, count: count)
            let span = unsafe Span(_unsafeElements: view)
            return unsafe _overrideLifetime(span, borrowing: self)
        }
    }

    /// Forgets all fields and keeps the memory.
    mutating func removeAll() {
        count = 0
    }

    @inline(__always)
    mutating func append(_ field: FieldRange) {
        if unsafe count == storage.count { grow() }
        // There is room for one more.
        unsafe storage.baseAddress.unsafelyUnwrapped.advanced(by: count).initialize(to: field)
        count &+= 1
    }

    @inline(never)
    private mutating func grow() {
        let grown = UnsafeMutableBufferPointer<FieldRange>.allocate(capacity: count * 2)
        for index in 0..<count { unsafe grown.initializeElement(at: index, to: storage[index]) }
        unsafe storage.deallocate()
        unsafe storage = grown
    }
}
