import Bytes
import CSV

/// Gives each distinct run of bytes a number, 0 for the first seen, and keeps one copy of it.
///
/// The runs are fields of a table, UTF-8 all of them.
struct ByteInterner: ~Copyable, Sendable {
    private var bytes = ByteBuffer()
    /// Where each run ends in `bytes`; it starts where the one before ends.
    private var ends: [Int] = []
    /// Open addressing: 1 + the number of a run, 0 where free. The size is a power of two.
    private var slots: [UInt32]
    /// The run asked for last: in transactions, rows of one order follow each other.
    private var latest = -1

    init() {
        slots = [UInt32](repeating: 0, count: 1 << 12)
    }

    /// Number of distinct runs.
    var count: Int { ends.count }

    /// The run of number `index`, as text.
    func text(_ index: Int) -> String {
        run(index).decoded()
    }

    /// The number of `key`, a new one if it was not seen before.
    mutating func intern(_ key: Span<UInt8>) -> Int {
        if latest >= 0, run(latest).hasSameBytes(as: key) { return latest }
        latest = find(key)
        return latest
    }

    private mutating func find(_ key: Span<UInt8>) -> Int {
        let mask = slots.count - 1
        var slot = hash(key) & mask
        while slots[slot] != 0 {
            let index = Int(slots[slot]) - 1
            if run(index).hasSameBytes(as: key) { return index }
            slot = (slot + 1) & mask
        }
        bytes.append(key)
        ends.append(bytes.count)
        slots[slot] = UInt32(ends.count)
        if ends.count > slots.count / 2 { grow() }
        return ends.count - 1
    }

    private mutating func grow() {
        var grown = [UInt32](repeating: 0, count: slots.count * 2)
        let mask = grown.count - 1
        for index in ends.indices {
            var slot = hash(run(index)) & mask
            while grown[slot] != 0 { slot = (slot + 1) & mask }
            grown[slot] = UInt32(index + 1)
        }
        slots = grown
    }

    /// The run of number `index`.
    @inline(__always)
    @_lifetime(borrow self)
    func run(_ index: Int) -> Span<UInt8> {
        bytes.bytes.extracting((index == 0 ? 0 : ends[index - 1])..<ends[index])
    }

    /// The standard library's hash is seeded for each process, so no file can be made to collide.
    private func hash(_ key: Span<UInt8>) -> Int {
        var hasher = Hasher()
        unsafe key.withUnsafeBytes { bytes in unsafe hasher.combine(bytes: bytes) }
        return hasher.finalize()
    }
}
