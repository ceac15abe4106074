import Dispatch
import Locks
import Testing

@Suite struct OnceTests {
    @Test func isWorkedOutByOneOfThoseThatAskAtTheSameTime() {
        let once = Once<Int>()
        let asked = Lock(0)
        let found = Lock<[Int]>([])
        DispatchQueue.concurrentPerform(iterations: 8) { number in
            let value = once.value {
                asked.withLock { $0 += 1 }
                return number
            }
            found.withLock { $0.append(value) }
        }
        #expect(asked.withLock { $0 } == 1)
        #expect(Set(found.withLock { $0 }).count == 1)
    }

    @Test func aValueThatIsNothingIsNotAskedForTwice() {
        let once = Once<Int?>()
        #expect(once.value { nil } == nil)
        #expect(once.value { 1 } == nil)
    }
}
