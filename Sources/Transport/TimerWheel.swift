import HTTP1

/// Deadlines of many connections, each set, moved and found in constant time.
///
/// Time is cut into ticks of about 17 ms; a ring of buckets holds one linked list of connections per tick. A deadline
/// that moves later, as it does with every request, leaves its entry where it is: when the entry comes up, the owner
/// looks at the real deadline and sets it again. One beyond the ring (69 seconds) comes up early for the same reason.
struct TimerWheel: ~Copyable {
    private static let buckets = 4096
    private static let nanosecondBits: Int64 = 24
    private static let none: UInt32 = .max

    private struct Entry {
        var tick: Int64 = -1
        var next = TimerWheel.none
        var previous = TimerWheel.none
    }

    /// The first connection of each bucket.
    private var heads = [UInt32](repeating: none, count: buckets)
    /// One bit per bucket that holds any.
    private var occupied = [UInt64](repeating: 0, count: buckets / 64)
    private var entries: [Entry] = []
    /// All ticks up to this one have come up.
    private var current: Int64
    /// The first tick that holds an entry; nil where it has to be looked for, `.max` where there is none.
    private var known: Int64? = .max

    init(now: Timestamp) { current = now.nanoseconds >> Self.nanosecondBits }

    /// Sets or moves the deadline of the connection in `slot`.
    mutating func set(_ slot: UInt32, to deadline: Timestamp) {
        let index = Int(slot)
        while entries.count <= index { entries.append(Entry()) }
        // The tick after the deadline's own, so that it has passed when the entry comes up.
        let wanted = (deadline.nanoseconds >> Self.nanosecondBits) + 1
        let scheduled = entries[index].tick
        if scheduled >= 0, scheduled <= wanted { return }
        remove(slot)
        insert(slot, tick: min(max(wanted, current + 1), current + Int64(Self.buckets) - 1))
    }

    /// Forgets the deadline of the connection in `slot`.
    mutating func remove(_ slot: UInt32) {
        let index = Int(slot)
        guard index < entries.count, entries[index].tick >= 0 else { return }
        let entry = entries[index]
        let bucket = Self.bucket(entry.tick)
        if entry.previous == Self.none {
            heads[bucket] = entry.next
        } else {
            entries[Int(entry.previous)].next = entry.next
        }
        if entry.next != Self.none { entries[Int(entry.next)].previous = entry.previous }
        if heads[bucket] == Self.none {
            occupied[bucket / 64] &= ~(1 << UInt64(bucket % 64))
            if known == entry.tick { known = nil }
        }
        entries[index] = Entry()
    }

    /// Takes out one connection whose entry has come up by `now`; nil where there is none left.
    mutating func popExpired(now: Timestamp) -> UInt32? {
        let tick = now.nanoseconds >> Self.nanosecondBits
        while current < tick {
            let next = nextTick()
            guard next <= tick else {
                current = tick
                return nil
            }
            // One tick stays open until its bucket is empty.
            current = next - 1
            let slot = heads[Self.bucket(next)]
            guard slot == Self.none else {
                remove(slot)
                return slot
            }
            current = next
        }
        return nil
    }

    /// When the next entry comes up; never where there is none.
    var nextExpiry: Timestamp {
        mutating get {
            let tick = nextTick()
            return tick == .max ? .never : Timestamp(nanoseconds: tick << Self.nanosecondBits)
        }
    }

    /// The first tick that holds an entry; `.max` where there is none.
    private mutating func nextTick() -> Int64 {
        if let known { return known }
        let found = searchTick() ?? .max
        known = found
        return found
    }

    /// The first tick after the current one whose bucket holds an entry.
    private func searchTick() -> Int64? {
        let first = Self.bucket(current + 1)
        for step in 0...(Self.buckets / 64) {
            let word = (first / 64 + step) % (Self.buckets / 64)
            var bits = occupied[word]
            if step == 0 { bits &= ~0 << UInt64(first % 64) }
            if step == Self.buckets / 64 { bits &= ~(~0 << UInt64(first % 64)) }
            guard bits != 0 else { continue }
            let bucket = word * 64 + bits.trailingZeroBitCount
            let distance = (bucket - first + Self.buckets) % Self.buckets
            return current + 1 + Int64(distance)
        }
        return nil
    }

    private mutating func insert(_ slot: UInt32, tick: Int64) {
        let bucket = Self.bucket(tick)
        let head = heads[bucket]
        entries[Int(slot)] = Entry(tick: tick, next: head, previous: Self.none)
        if head != Self.none { entries[Int(head)].previous = slot }
        heads[bucket] = slot
        if let known { self.known = min(known, tick) }
        occupied[bucket / 64] |= 1 << UInt64(bucket % 64)
    }

    private static func bucket(_ tick: Int64) -> Int { Int(tick & Int64(buckets - 1)) }
}
