import Synchronization

/// Counters that one loop writes and any thread reads.
///
/// There is one writer, so adding is a load, an addition and a store: no lock, no atomic read-modify-write. Readers see
/// each word whole, though not all words of one instant.
@safe final class CounterBlock: Sendable {
    /// How many counters there are.
    let count: Int
    // Owned from `init` to `deinit`; the words are atomics, and the pointer itself never changes.
    private nonisolated(unsafe) let words: UnsafeMutablePointer<Atomic<UInt64>>

    /// A cache line: the blocks of two loops share none.
    private static let lineBytes = 64

    /// Makes `count` counters of zero.
    init(count: Int) {
        self.count = count
        let bytes = (count * MemoryLayout<Atomic<UInt64>>.stride + Self.lineBytes - 1) / Self.lineBytes * Self.lineBytes
        let memory = UnsafeMutableRawPointer.allocate(byteCount: max(bytes, Self.lineBytes), alignment: Self.lineBytes)
        unsafe words = memory.bindMemory(to: Atomic<UInt64>.self, capacity: count)
        for index in 0..<count { unsafe (words + index).initialize(to: Atomic(0)) }
    }

    deinit {
        unsafe words.deinitialize(count: count)
        unsafe words.deallocate()
    }

    /// The counter at `index`, from any thread.
    subscript(index: Int) -> UInt64 {
        precondition(index >= 0 && index < count, "no such counter")
        // Within the block, by the precondition.
        return unsafe words[index].load(ordering: .relaxed)
    }

    /// Adds to the counter at `index`, from the owner's thread.
    @inline(__always)
    func add(_ amount: UInt64 = 1, at index: Int) {
        precondition(index >= 0 && index < count, "no such counter")
        // Within the block, by the precondition.
        unsafe words[index].store(words[index].load(ordering: .relaxed) &+ amount, ordering: .relaxed)
    }
}
