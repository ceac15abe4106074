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

    @Test(arguments: [1, 2, 8])
    func aPipelinePassesAllResultsOnInTheOrderOfTheItems(count: Int) {
        var next = 0
        var taken: [Int] = []
        Workers(count: count).pipeline {
            next += 1
            return next <= 300 ? next : nil
        } work: { item in
            // Uneven work, so that results come out of order.
            (0..<((item * 7_919) % 400)).reduce(item) { $0 ^ $1 ^ $1 }
        } take: { (result: Int) in
            taken.append(result)
        }
        #expect(taken == Array(1...300))
    }

    private struct Refusal: Error, Equatable {
        let item: Int
    }

    @Test(arguments: [1, 4])
    func aPipelineEndsAtTheFirstErrorInTheOrderOfTheItems(count: Int) {
        var next = 0
        var taken: [Int] = []
        let refusal = #expect(throws: Refusal.self) {
            try Workers(count: count).pipeline { () throws(Refusal) -> Int? in
                next += 1
                return next
            } work: { item in
                item
            } take: { (result: Int) throws(Refusal) in
                if result >= 40 { throw Refusal(item: result) }
                taken.append(result)
            }
        }
        #expect(refusal == Refusal(item: 40))
        #expect(taken == Array(1..<40))
        #expect(next <= 40 + 2 * count)
    }

    @Test(arguments: [1, 4])
    func aPipelineTakesWhatCameBeforeAnItemThatCannotBeHad(count: Int) {
        var next = 0
        var taken: [Int] = []
        let refusal = #expect(throws: Refusal.self) {
            try Workers(count: count).pipeline { () throws(Refusal) -> Int? in
                next += 1
                if next == 20 { throw Refusal(item: next) }
                return next
            } work: { item in
                item
            } take: { (result: Int) throws(Refusal) in
                taken.append(result)
            }
        }
        #expect(refusal == Refusal(item: 20))
        #expect(taken == Array(1..<20))
    }
}
