import Testing
import Training

@Suite struct WorkersTests {
    @Test(arguments: [-1, 1, 2, 7, 64])
    func resultsStandInTheOrderOfTheParts(count: Int) {
        let workers = Workers(count: count)
        #expect(workers.map(100) { $0 * $0 } == (0..<100).map { $0 * $0 })
        #expect(workers.map(0) { $0 } == [])
    }

    @Test(arguments: [1, 3, 8])
    func theFirstOfAllIsTheSameForEveryNumberOfWorkers(count: Int) {
        // Every remainder occurs often, so that only the lower part decides.
        let first = Workers(count: count).first(of: 500) { $0 < $1 } _: { part in [(part * 37 + 11) % 10, part] }
        #expect(first == [0, 7])
        #expect(Workers(count: count).first(of: 0) { $0 < $1 } _: { $0 } == nil)
    }
}

extension [Int] {
    fileprivate static func < (one: [Int], other: [Int]) -> Bool { one.lexicographicallyPrecedes(other) }
}
