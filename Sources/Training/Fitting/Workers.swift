import Dispatch
import Glibc
import Synchronization

/// How many threads share a piece of work that falls into independent parts.
///
/// The parts are the same for every number of threads, and results stand in the order of the parts, so the number
/// changes how long it takes and nothing else.
package struct Workers: Sendable, Equatable {
    /// Number of threads, at least 1.
    package let count: Int

    /// Makes `count` workers; less than one counts as one.
    package init(count: Int) {
        self.count = max(count, 1)
    }

    /// One worker per core that is online.
    package static var perCore: Workers { Workers(count: sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

    /// The results of `work` for each part 0..<`parts`, in that order.
    package func map<Result: Sendable>(_ parts: Int, _ work: @Sendable (Int) -> Result) -> [Result] {
        guard count > 1, parts > 1 else { return (0..<parts).map(work) }
        let nextPart = Atomic(0)
        let results = Mutex([Result?](repeating: nil, count: parts))
        DispatchQueue.concurrentPerform(iterations: min(count, parts)) { _ in
            while case let part = nextPart.add(1, ordering: .relaxed).oldValue, part < parts {
                let result = work(part)
                results.withLock { $0[part] = result }
            }
        }
        return results.withLock { $0.compactMap(\.self) }
    }
}
