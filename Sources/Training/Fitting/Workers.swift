import Dispatch
import Locks
import Processors
import Synchronization

/// How many threads share a piece of work that falls into independent parts.
///
/// The parts are the same for every number of threads, and results stand in the order of the parts, so the number
/// changes how long it takes and nothing else.
package struct Workers: Sendable {
    /// Number of threads, at least 1.
    package let count: Int
    /// Told the share of the work in hand that is done, 0 to 1, after each part and from any thread.
    private let observer: (@Sendable (Double) -> Void)?

    /// Makes `count` workers, who report to nobody; less than one counts as one.
    package init(count: Int) {
        self.init(count: count, observer: nil)
    }

    private init(count: Int, observer: (@Sendable (Double) -> Void)?) {
        self.count = max(count, 1)
        self.observer = observer
    }

    /// The same workers, who report the share of each piece of work that is done, 0 to 1, from any thread.
    package func reporting(to observer: @escaping @Sendable (Double) -> Void) -> Workers {
        Workers(count: count, observer: observer)
    }

    /// The same workers for one of several steps: what they report is the share of all of them.
    func forStep(_ step: Int, of steps: Int) -> Workers {
        guard let observer else { return self }
        return Workers(count: count) { observer((Double(step) + $0) / Double(steps)) }
    }

    /// The same workers, who report to nobody: for work in pieces too small, or too many, to tell of each.
    var silent: Workers { Workers(count: count) }

    /// One worker per core that the process may use.
    package static var perCore: Workers { Workers(count: Processors.available) }

    /// The results of `work` for each part 0..<`parts`, in that order.
    package func map<Result: Sendable>(_ parts: Int, _ work: @Sendable (Int) -> Result) -> [Result] {
        let results = Lock([Result?](repeating: nil, count: parts))
        share(parts) { part in
            let result = work(part)
            results.withLock { $0[part] = result }
        }
        return results.withLock { $0.compactMap(\.self) }
    }

    /// The one result of `work` for the parts 0..<`parts` that precedes all others, which are not held.
    ///
    /// - Parameter precedes: a strict total order, so that the answer does not depend on which part is done first.
    package func first<Result: Sendable>(
        of parts: Int, by precedes: @Sendable (Result, Result) -> Bool, _ work: @Sendable (Int) -> Result
    ) -> Result? {
        let first = Lock<Result?>(nil)
        share(parts) { part in
            let result = work(part)
            first.withLock { held in
                if let other = held, !precedes(result, other) { return }
                held = result
            }
        }
        return first.withLock { $0 }
    }

    /// Does each part once, each worker taking the next when it has done one.
    private func share(_ parts: Int, _ work: @Sendable (Int) -> Void) {
        guard count > 1, parts > 1 else {
            return (0..<parts).forEach { part in
                work(part)
                observer?(Double(part + 1) / Double(parts))
            }
        }
        let nextPart = Atomic(0)
        let done = Atomic(0)
        DispatchQueue.concurrentPerform(iterations: min(count, parts)) { _ in
            while case let part = nextPart.add(1, ordering: .relaxed).oldValue, part < parts {
                work(part)
                observer?(Double(done.add(1, ordering: .relaxed).newValue) / Double(parts))
            }
        }
    }
}
