import Dispatch
import Locks
import Testing

@Suite struct LockTests {
    @Test func ofThreadsThatAddAtTheSameTimeNoneLosesItsTurn() {
        let total = Lock(0)
        DispatchQueue.concurrentPerform(iterations: 8) { part in
            for _ in 0..<1_000 { total.withLock { $0 += part } }
        }
        #expect(total.withLock { $0 } == 1_000 * (0..<8).reduce(0, +))
    }

    @Test func anErrorLeavesTheLockOpenAndWhatWasDoneDone() {
        struct Stop: Error, Equatable {}
        let lines = Lock<[String]>([])
        #expect(throws: Stop()) {
            try lines.withLock { lines throws(Stop) in
                lines.append("written")
                throw Stop()
            }
        }
        #expect(lines.withLock { $0 } == ["written"])
    }

    @Test func theValueEndsWithItsLock() {
        final class Witness: Sendable {
            let ended: Lock<Bool>
            init(_ ended: consuming sending Lock<Bool>) { self.ended = ended }
        }
        weak var witness: Witness?
        do {
            let lock = Lock(Witness(Lock(false)))
            witness = lock.withLock { $0 }
            #expect(witness != nil)
        }
        #expect(witness == nil)
    }

    @Test func aValueThatCannotBeCopiedIsChangedInPlace() {
        struct Ticket: ~Copyable { var number: Int }
        let desk = Lock(Ticket(number: 7))
        desk.withLock { $0.number += 1 }
        #expect(desk.withLock { $0.number } == 8)
    }
}
