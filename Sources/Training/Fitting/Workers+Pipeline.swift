import Dispatch
import Locks

extension Workers {
    /// Takes items one after the other, works on several at a time, and hands the results on in the items' order.
    ///
    /// Only `work` runs on several threads at once, `next` and `take` each on one. At most two items per worker are
    /// under way, so memory is bounded whatever the number of items.
    ///
    /// - Parameters:
    ///   - next: the next item, nil after the last.
    ///   - take: gets each result.
    /// - Throws: the first error of `take`, or else of `next`; nothing is taken after it.
    package func pipeline<Item: Sendable, Result: Sendable, Failure: Error>(
        next: () throws(Failure) -> Item?, work: @Sendable (Item) -> Result, take: (Result) throws(Failure) -> Void
    ) throws(Failure) {
        let intake = Lock(PipelineIntake<Failure>())
        let outlet = Lock(PipelineOutlet<Result, Failure>())
        let room = DispatchSemaphore(value: 2 * count)
        withoutActuallyEscaping(next) { next in
            withoutActuallyEscaping(take) { take in
                // Each is called only by the thread that holds the lock beside it, and not beyond this call.
                nonisolated(unsafe) let (next, take) = (next, take)
                DispatchQueue.concurrentPerform(iterations: count) { _ in
                    while true {
                        room.wait()
                        guard let (number, item) = intake.withLock({ unsafe $0.draw(next) }) else { break }
                        let result = work(item)
                        let (passed, isBroken) = outlet.withLock { unsafe $0.pass(result, number, on: take) }
                        for _ in 0..<passed { room.signal() }
                        if isBroken { intake.withLock { $0.isClosed = true } }
                    }
                    room.signal()
                }
            }
        }
        if let failure = outlet.withLock({ $0.failure }) ?? intake.withLock({ $0.failure }) { throw failure }
    }
}

/// Numbers the items of a pipeline.
private struct PipelineIntake<Failure: Error>: Sendable {
    private(set) var failure: Failure?
    var isClosed = false
    private var count = 0

    mutating func draw<Item>(_ next: () throws(Failure) -> Item?) -> (number: Int, item: Item)? {
        guard !isClosed else { return nil }
        do throws(Failure) {
            if let item = try next() {
                count += 1
                return (count - 1, item)
            }
        } catch { failure = error }
        isClosed = true
        return nil
    }
}

/// Puts the results of a pipeline in the order of their items.
private struct PipelineOutlet<Result: Sendable, Failure: Error>: Sendable {
    private(set) var failure: Failure?
    private var waiting: [Int: Result] = [:]
    private var nextNumber = 0

    /// Takes a result, and passes on all whose turn has come.
    ///
    /// - Returns: how many those were, and whether one was refused, now or before.
    mutating func pass(
        _ result: Result, _ number: Int, on take: (Result) throws(Failure) -> Void
    ) -> (passed: Int, isBroken: Bool) {
        waiting[number] = result
        var passed = 0
        while let result = waiting.removeValue(forKey: nextNumber) {
            nextNumber += 1
            passed += 1
            guard failure == nil else { continue }
            do throws(Failure) { try take(result) } catch { failure = error }
        }
        return (passed, failure != nil)
    }
}
