/// Where the fields of a head stand, in memory of its own that never grows.
///
/// An array would be asked for every field whether somebody else holds it too.
@safe struct FieldTable: ~Copyable {
    /// How many fields a head may have.
    let capacity: Int
    private(set) var count = 0
    private let memory: UnsafeMutablePointer<FieldPosition>

    /// Makes a table with room for `capacity` fields, which is not negative.
    init(capacity: Int) {
        self.capacity = capacity
        unsafe memory = .allocate(capacity: capacity)
    }

    deinit {
        // The table is the sole owner of its memory: it is not copyable.
        unsafe memory.deallocate()
    }

    /// The fields noted, in the order of the head.
    var positions: Span<FieldPosition> {
        @_lifetime(borrow self)
        get {
            // The first `count` elements have been set.
            let span = unsafe Span(_unsafeStart: memory, count: count)
            return unsafe _overrideLifetime(span, borrowing: self)
        }
    }

    /// Forgets all fields.
    @inline(always)
    mutating func removeAll() { count = 0 }

    /// Notes a further field; refuses one more than fit.
    @inline(always)
    mutating func append(_ position: FieldPosition) throws(HeadStop) {
        guard count < capacity else { throw .refused(.tooManyFields(limit: capacity)) }
        // Below the capacity, as was just checked.
        unsafe memory[count] = position
        count &+= 1
    }
}

// The memory is owned, never shared, and reached only through the table.
extension FieldTable: @unchecked Sendable {}
