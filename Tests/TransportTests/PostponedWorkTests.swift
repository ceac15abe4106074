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

    @Test func allHaveTheirTurnWhereNobodyElseAsks() {
        var work = waiting([1, 2, 3])
        #expect(work.take(at: at(0), besideOthers: false) == [1, 2, 3])
        #expect(work.isEmpty)
        #expect(work.take(at: at(0), besideOthers: false) == [])
    }

    @Test func besideOthersTheyHaveItOneByOne() {
        var work = waiting([1, 2, 3])
        #expect(work.take(at: at(0), besideOthers: true) == [1])
        work.append(1)
        #expect(work.take(at: at(0), besideOthers: true) == [2])
        #expect(work.take(at: at(0), besideOthers: true) == [3])
        #expect(work.take(at: at(0), besideOthers: true) == [1])
        #expect(work.isEmpty)
    }

    @Test func othersHaveSevenTimesAsLongAsATurnTook() {
        var work = waiting([1, 2])
        work.turnTaken(from: at(100), to: at(102))
        #expect(work.take(at: at(115), besideOthers: true) == [])
        #expect(work.take(at: at(116), besideOthers: true) == [1])
        work.turnTaken(from: at(116), to: at(117))
        #expect(work.take(at: at(123), besideOthers: true) == [])
        // What others leave is theirs.
        #expect(work.take(at: at(123), besideOthers: false) == [2])
    }

    @Test func aClockThatStandsStillHoldsNobodyUp() {
        var work = waiting([1])
        work.turnTaken(from: at(5), to: at(4))
        #expect(work.take(at: at(5), besideOthers: true) == [1])
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
