import Bytes
import Glibc
import HTTP1

extension EventLoop {
    /// Reads up to `length` bytes once and takes the connection into the round. One read per turn: the kernel reports
    /// what remains again, after the other connections.
    mutating func read(_ slot: UInt32, atMost length: Int) {
        if round.isFull { serveRound() }
        let connection = unsafe table.connection(slot)
        let count = unsafe system.receive(connection.pointee.descriptor.number, round.room(atMost: length))
        if count >= 0 {
            round.take(slot, received: count)
        } else if count == -Int(EAGAIN) {
            settle(slot)
        } else {
            close(slot)
        }
    }

    /// Lets all members of the round work, then sends what they answer.
    mutating func serveRound() {
        var unsent = 0
        for index in 0..<round.count {
            work(index)
            guard workspace.output.count >= Round.answerBytes else { continue }
            deliver(unsent..<(index + 1))
            unsent = index + 1
        }
        deliver(unsent..<round.count)
        round.clear()
    }

    private mutating func work(_ index: Int) {
        // In use: members are closed only as they are delivered to.
        let connection = unsafe table.connection(round.slot(of: index))
        let start = workspace.startAnswers()
        unsafe Self.work(on: index, of: round, connection, &workspace)
        round.setAnswers(start..<workspace.output.count, of: index)
    }

    private mutating func deliver(_ members: Range<Int>) {
        guard !members.isEmpty else { return }
        handler.answersComposed()
        workspace.takeOutput(into: &round.answers)
        for index in members {
            let slot = round.slot(of: index)
            if sendAnswers(of: index) { settle(slot) } else { close(slot) }
        }
        round.clearAnswers()
    }

    /// Sends what a member answers; returns whether it still lives.
    private mutating func sendAnswers(of index: Int) -> Bool {
        return unsafe Self.send(index, of: round, system, table.connection(round.slot(of: index)), &workspace)
    }

    // Separate parameters, because the round is lent for the whole call while the workspace is written.
    private static func work(
        on index: Int, of round: borrowing Round, _ connection: UnsafeMutablePointer<Connection>,
        _ workspace: inout HTTPWorkspace
    ) {
        let input = round.input(of: index)
        if input.isEmpty {
            unsafe connection.pointee.http.receiveEnd(&workspace)
        } else {
            unsafe connection.pointee.http.receive(input, &workspace)
        }
    }

    private static func send(
        _ index: Int, of round: borrowing Round, _ system: SystemCalls,
        _ connection: UnsafeMutablePointer<Connection>, _ workspace: inout HTTPWorkspace
    ) -> Bool {
        let answers = round.answers(of: index)
        guard !answers.isEmpty else { return true }
        let sent = unsafe system.send(connection.pointee.descriptor.number, answers)
        guard sent >= 0 || isTransient(sent) else { return false }
        unsafe connection.pointee.http.didSend(max(0, sent), of: answers, &workspace)
        return true
    }
}
