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
        // Every remainder occurs often, so that only the number of the part decides among the least.
        let workers = Workers(count: count)
        let first = workers.first(of: 500, by: { $0.lexicographicallyPrecedes($1) }, { [($0 * 37 + 11) % 10, $0] })
        #expect(first == [0, 7])
        #expect(workers.first(of: 0, by: <, { $0 }) == nil)
    }
}
