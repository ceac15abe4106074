import HTTP1
import Testing

@testable import Transport

/// Whose turn it is among connections that put work off.
@Suite struct PostponedWorkTests {
    private let millisecond: Int64 = 1_000_000

    private func waiting(_ tokens: [UInt64]) -> PostponedWork {
        var work = PostponedWork()
        for token in tokens { work.append(token) }
        return work
    }

    private func at(_ milliseconds: Int64) -> Timestamp { Timestamp(nanoseconds: milliseconds * millisecond) }

    @Test(arguments: [false, true])
    func theyHaveTheirTurnsOneByOne(besideOthers: Bool) {
        var work = waiting([1, 2, 3])
        #expect(work.next(at: at(0), besideOthers: besideOthers) == 1)
        work.append(1)
        #expect(work.next(at: at(0), besideOthers: besideOthers) == 2)
        #expect(work.next(at: at(0), besideOthers: besideOthers) == 3)
        #expect(work.next(at: at(0), besideOthers: besideOthers) == 1)
        #expect(work.isEmpty)
        #expect(work.next(at: at(0), besideOthers: besideOthers) == nil)
    }

    @Test func othersHaveSevenTimesAsLongAsATurnTook() {
        var work = waiting([1, 2])
        work.turnTaken(from: at(100), to: at(102))
        #expect(work.next(at: at(115), besideOthers: true) == nil)
        #expect(work.next(at: at(116), besideOthers: true) == 1)
        work.turnTaken(from: at(116), to: at(117))
        #expect(work.next(at: at(123), besideOthers: true) == nil)
        // What others leave is theirs.
        #expect(work.next(at: at(123), besideOthers: false) == 2)
    }

    @Test func aTurnThatTheMachineHeldUpKeepsNobodyAwayForLong() {
        var work = waiting([1])
        work.turnTaken(from: at(0), to: at(10_000))
        #expect(work.next(at: at(10_139), besideOthers: true) == nil)
        #expect(work.next(at: at(10_140), besideOthers: true) == 1)
    }

    @Test func aClockThatStandsStillHoldsNobodyUp() {
        var work = waiting([1])
        work.turnTaken(from: at(5), to: at(4))
        #expect(work.next(at: at(5), besideOthers: true) == 1)
    }

    @Test func whoAskedAMomentAgoIsNear() {
        var work = PostponedWork()
        #expect(!work.hasNeighbours(at: at(0)))
        work.sawOthers(at: at(100))
        #expect(work.hasNeighbours(at: at(100)))
        #expect(work.hasNeighbours(at: at(109)))
        #expect(!work.hasNeighbours(at: at(110)))
    }
}
