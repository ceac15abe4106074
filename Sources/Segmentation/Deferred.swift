import Synchronization

/// A value that is worked out while it could be used already: until it is there, whoever asks has to do without.
///
/// Working it out takes longer than a server that starts has time for.
@safe final class Deferred<Value: Sendable> {
    private enum Stage {
        static var empty: UInt8 { 0 }
        static var begun: UInt8 { 1 }
        static var ready: UInt8 { 2 }
    }

    private let stage = Atomic(Stage.empty)
    private let value = UnsafeMutablePointer<Value>.allocate(capacity: 1)

    init() {}

    deinit {
        // Whoever works the value out holds the object, so nobody does now.
        if stage.load(ordering: .acquiring) == Stage.ready { unsafe value.deinitialize(count: 1) }
        unsafe value.deallocate()
    }

    /// Takes the value that `make` works out, unless another call has begun to.
    func fill(_ make: () -> Value) {
        guard stage.compareExchange(expected: Stage.empty, desired: Stage.begun, ordering: .acquiring).exchanged
        else { return }
        unsafe value.initialize(to: make())
        stage.store(Stage.ready, ordering: .releasing)
    }

    /// Looks something up; nil where the value is not there yet.
    @inline(__always)
    func look<Result>(_ body: (borrowing Value) -> Result?) -> Result? {
        guard stage.load(ordering: .acquiring) == Stage.ready else { return nil }
        // It was written before the stage that was just seen, and is never written again.
        return unsafe body(value.pointee)
    }
}

// What the pointer points to is written once, by the one call that began, before any other reads it.
extension Deferred: @unchecked Sendable {}
