import Glibc
import Synchronization
import Testing

@testable import Threads

@Suite struct POSIXThreadTests {
    private final class Tally: Sendable {
        let counts: [Counter]
        init(_ count: Int) { counts = (0..<count).map { _ in Counter() } }
    }

    private final class Counter: Sendable {
        let value = Atomic<Int>(0)
        func add() { value.add(1, ordering: .relaxed) }
        var count: Int { value.load(ordering: .relaxed) }
    }

    @Test func runsItsBodyOnAnotherThread() throws {
        let tally = Tally(1)
        let here = pthread_self()
        let thread = try POSIXThread { if pthread_equal(pthread_self(), here) == 0 { tally.counts[0].add() } }
        thread.join()
        #expect(tally.counts[0].count == 1)
    }

    @Test(arguments: [0, 1, 2, 7, 1000], [0, 1, 2, 5])
    func performsEachNumberOnce(count: Int, threads: Int) {
        let tally = Tally(count)
        POSIXThread.perform(count, threads: threads) { tally.counts[$0].add() }
        #expect(tally.counts.allSatisfy { $0.count == 1 })
    }

    @Test func aSingleThreadIsTheCallersAndGoesInOrder() {
        let here = pthread_self()
        let tally = Tally(10)
        POSIXThread.perform(10, threads: 1) { number in
            let isHere = pthread_equal(pthread_self(), here) != 0
            if isHere, tally.counts[..<number].allSatisfy({ $0.count == 1 }) { tally.counts[number].add() }
        }
        #expect(tally.counts.allSatisfy { $0.count == 1 })
    }

    @Test func givesWayAloneAmongTheThreads() throws {
        @Sendable func niceness() -> Int32 { getpriority(Int32(PRIO_PROCESS.rawValue), 0) }
        let before = niceness()
        let tally = Tally(1)
        let thread = try POSIXThread {
            POSIXThread.giveWay()
            if niceness() == min(19, before + 10) { tally.counts[0].add() }
        }
        thread.join()
        #expect(tally.counts[0].count == 1)
        #expect(niceness() == before)
    }

    @Test func saysWhyThereIsNoThread() {
        #expect("\(POSIXThread.StartError(code: EAGAIN))".hasPrefix("no thread can be started: "))
    }
}
