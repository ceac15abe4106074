import HTTP1
import Testing

@testable import Transport

@Suite struct TimerWheelTests {
    private func at(_ seconds: Double) -> Timestamp { Timestamp(nanoseconds: Int64(seconds * 1e9)) }

    private func expired(_ wheel: inout TimerWheel, at seconds: Double) -> Set<UInt32> {
        var slots: Set<UInt32> = []
        while let slot = wheel.popExpired(now: at(seconds)) { slots.insert(slot) }
        return slots
    }

    @Test func entriesComeUpOnceTheirTimeHasPassed() {
        var wheel = TimerWheel(now: at(1000))
        wheel.set(1, to: at(1010))
        wheel.set(2, to: at(1010))
        wheel.set(3, to: at(1030))
        #expect(expired(&wheel, at: 1009.9) == [])
        #expect(expired(&wheel, at: 1010.1) == [1, 2])
        #expect(expired(&wheel, at: 1029.9) == [])
        #expect(expired(&wheel, at: 1030.1) == [3])
        #expect(wheel.nextExpiry == .never)
    }

    @Test func anEntryNeverComesUpBeforeItsTime() {
        for offset in stride(from: 0.0, to: 0.1, by: 0.0037) {
            var wheel = TimerWheel(now: at(5))
            wheel.set(0, to: at(6 + offset))
            #expect(wheel.nextExpiry >= at(6 + offset))
            #expect(expired(&wheel, at: 6 + offset - 0.001) == [])
            #expect(expired(&wheel, at: 6 + offset + 0.02) == [0])
        }
    }

    @Test func anEarlierTimeMovesTheEntryAndALaterOneLeavesIt() {
        var wheel = TimerWheel(now: at(0))
        wheel.set(7, to: at(60))
        wheel.set(7, to: at(10))
        #expect(expired(&wheel, at: 10.1) == [7])
        wheel.set(7, to: at(20))
        wheel.set(7, to: at(60))
        #expect(expired(&wheel, at: 20.1) == [7], "the owner sets it again")
    }

    @Test func removedEntriesDoNotComeUp() {
        var wheel = TimerWheel(now: at(0))
        for slot: UInt32 in 0..<5 { wheel.set(slot, to: at(1)) }
        for slot: UInt32 in [0, 2, 4] { wheel.remove(slot) }
        #expect(expired(&wheel, at: 2) == [1, 3])
    }

    @Test func timesBeyondTheRingComeUpEarlyToBeSetAgain() {
        var wheel = TimerWheel(now: at(0))
        wheel.set(0, to: at(1_000_000))
        #expect(wheel.nextExpiry < at(70))
        #expect(expired(&wheel, at: 70) == [0])
        wheel.set(0, to: .never)
        #expect(expired(&wheel, at: 1e6) == [0])
    }

    @Test func aLongSleepExpiresEverything() {
        var wheel = TimerWheel(now: at(0))
        for slot: UInt32 in 0..<1000 { wheel.set(slot, to: at(Double(slot) / 17)) }
        #expect(expired(&wheel, at: 5000).count == 1000)
        wheel.set(4, to: at(5001))
        #expect(expired(&wheel, at: 5001.1) == [4])
    }
}
