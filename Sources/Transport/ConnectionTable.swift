/// The connections of one loop, by slot; a slot's generation tells a late event from one for its next tenant.
@safe struct ConnectionTable: ~Copyable {
    private var slots: UnsafeMutablePointer<Connection>
    private var capacity: Int
    private var generations: [UInt32]
    private var occupied: [Bool]
    private var free: [UInt32]

    init() {
        capacity = 64
        unsafe slots = .allocate(capacity: capacity)
        generations = Array(repeating: 0, count: capacity)
        occupied = Array(repeating: false, count: capacity)
        free = (0..<UInt32(capacity)).reversed()
    }

    deinit {
        for slot in occupied.indices where occupied[slot] { unsafe (slots + slot).deinitialize(count: 1) }
        unsafe slots.deallocate()
    }

    /// How many connections there are.
    var count: Int { capacity - free.count }

    /// The slots in use.
    var occupiedSlots: [UInt32] { occupied.indices.filter { occupied[$0] }.map { UInt32($0) } }

    /// A slot for `insert`, and the token under which the kernel shall report its events.
    mutating func reserve() -> (slot: UInt32, token: UInt64) {
        if free.isEmpty { grow() }
        let slot = free.removeLast()
        return (slot, token(of: slot))
    }

    /// Gives back a reserved slot that was not used.
    mutating func unreserve(_ slot: UInt32) { free.append(slot) }

    /// Puts a connection into a reserved slot.
    mutating func insert(_ connection: consuming Connection, into slot: UInt32) {
        unsafe (slots + Int(slot)).initialize(to: connection)
        occupied[Int(slot)] = true
    }

    /// Ends the connection in `slot`, closing its descriptor.
    mutating func remove(_ slot: UInt32) {
        precondition(occupied[Int(slot)], "closing a connection twice")
        occupied[Int(slot)] = false
        generations[Int(slot)] &+= 1
        unsafe (slots + Int(slot)).deinitialize(count: 1)
        free.append(slot)
    }

    /// The slot an event is for; nil where its connection is gone.
    func slot(for token: UInt64) -> UInt32? {
        let slot = UInt32(truncatingIfNeeded: token)
        guard Int(slot) < capacity, occupied[Int(slot)], generations[Int(slot)] == UInt32(token >> 32) else {
            return nil
        }
        return slot
    }

    /// The token of the connection in `slot`.
    func token(of slot: UInt32) -> UInt64 { UInt64(generations[Int(slot)]) << 32 | UInt64(slot) }

    /// The connection in `slot`, which is in use; the pointer holds until the next `reserve` or `remove`.
    func connection(_ slot: UInt32) -> UnsafeMutablePointer<Connection> {
        precondition(occupied[Int(slot)], "no connection in this slot")
        return unsafe slots + Int(slot)
    }

    private mutating func grow() {
        let grown = UnsafeMutablePointer<Connection>.allocate(capacity: capacity * 2)
        // Only called when every slot is in use, so all of them are initialized.
        for slot in 0..<capacity where occupied[slot] {
            unsafe (grown + slot).moveInitialize(from: slots + slot, count: 1)
        }
        unsafe slots.deallocate()
        unsafe slots = grown
        generations += Array(repeating: 0, count: capacity)
        occupied += Array(repeating: false, count: capacity)
        free = (UInt32(capacity)..<UInt32(capacity * 2)).reversed()
        capacity *= 2
    }
}
