import Synchronization

/// A grid that is worked out while places are already looked up: until it is there, nothing is known of any place.
///
/// Working it out takes longer than all else that loading a model does, and a server that starts has no time for it.
@safe final class DeferredGrid {
    private enum Stage {
        static let empty: UInt8 = 0
        static let begun: UInt8 = 1
        static let ready: UInt8 = 2
    }

    private let stage = Atomic(Stage.empty)
    private let grid = UnsafeMutablePointer<NeighbourhoodGrid>.allocate(capacity: 1)

    init() {}

    deinit {
        // Whoever fills the grid holds the object, so it is not being filled now.
        if stage.load(ordering: .acquiring) == Stage.ready { unsafe grid.deinitialize(count: 1) }
        unsafe grid.deallocate()
    }

    /// Takes the grid that `make` works out, unless another call has begun to.
    func fill(_ make: () -> NeighbourhoodGrid) {
        guard stage.compareExchange(expected: Stage.empty, desired: Stage.begun, ordering: .acquiring).exchanged
        else { return }
        unsafe grid.initialize(to: make())
        stage.store(Stage.ready, ordering: .releasing)
    }

    /// Looks something up; nil where nothing is known yet.
    @inline(__always)
    func look<Result>(_ body: (borrowing NeighbourhoodGrid) -> Result?) -> Result? {
        guard stage.load(ordering: .acquiring) == Stage.ready else { return nil }
        // It was written before the stage that was just seen, and is never written again.
        return unsafe body(grid.pointee)
    }
}

// What the pointer points to is written once, by the one call that began, before any other reads it.
extension DeferredGrid: @unchecked Sendable {}
