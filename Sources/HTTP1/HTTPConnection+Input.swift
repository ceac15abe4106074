import Bytes

extension HTTPConnection {
    /// Most bytes of a body a stream is handed at once, so that what it yields stays bounded too.
    private static let streamPartBytes = 16 * 1024
    /// Beyond so many bytes of answers to each byte of a turn, the turn ends early.
    private static let mostAnswerBytesPerByte = 4
    /// Memory an idle buffer may keep.
    static let keptBytes = 4096

    /// Takes bytes the client sent. Complete requests among them are answered into the workspace's output.
    package mutating func receive(_ bytes: Span<UInt8>, _ workspace: inout HTTPWorkspace) {
        guard phase != .lingering else { return linger(bytes.count, workspace.limits) }
        guard held.isEmpty else {
            held.append(bytes)
            return workThroughHeld(&workspace)
        }
        let used = work(through: bytes, &workspace)
        if used < bytes.count { held.append(bytes.extracting(used..<bytes.count)) }
    }

    /// Learns that the client sends nothing more; what it sent is still answered.
    package mutating func receiveEnd(_ workspace: inout HTTPWorkspace) {
        peerEnded = true
        conclude(&workspace)
    }

    /// Goes on with work that was put off for other connections or for the client to take its answers.
    package mutating func resume(_ workspace: inout HTTPWorkspace) {
        isPaused = false
        if phase == .producing { produce(&workspace) }
        // A stream may have paused behind the last byte of its body, whose end is still to be told.
        if phase == .streaming || (!held.isEmpty && phase != .producing) { workThroughHeld(&workspace) }
        conclude(&workspace)
    }

    private mutating func linger(_ count: Int, _ limits: HTTPLimits) {
        lingeredBytes += count
        if lingeredBytes > limits.lingerBytes { phase = .closed }
    }

    /// Ends a connection whose client has sent all it will, once all of that is worked through.
    mutating func conclude(_ workspace: inout HTTPWorkspace) {
        guard peerEnded, !isPaused, unsent.isEmpty else { return }
        switch phase {
        case .head where held.isEmpty, .discarding: phase = .ending
        case .head, .collecting, .streaming: refuse(.endedEarly, &workspace)
        case .lingering: phase = .closed
        case .producing, .ending, .endingToLinger, .closed: break
        }
    }

    private mutating func workThroughHeld(_ workspace: inout HTTPWorkspace) {
        // Taken out while it is worked through, so that its bytes cannot change under the views of them.
        var input = ByteBuffer()
        swap(&input, &held)
        let used = work(through: input.bytes, &workspace)
        input.removeFirst(used)
        swap(&input, &held)
        held.shrink(to: Self.keptBytes)
    }

    /// Works through as much of `bytes` as can be; returns how many bytes that was.
    private mutating func work(through bytes: Span<UInt8>, _ workspace: inout HTTPWorkspace) -> Int {
        var cursor = 0
        do throws(Refusal) {
            while try step(bytes, &cursor, &workspace) {}
        } catch {
            if exchange.method == nil { exchange.method = workspace.layout.method }
            refuse(error, reading: bytes.extracting(droppingFirst: cursor), &workspace)
        }
        switch phase {
        case .ending, .endingToLinger, .closed:
            // Nothing behind an answer that closes the connection is looked at.
            lingeredBytes += bytes.count - cursor
            return bytes.count
        default: return cursor
        }
    }

    /// Does one step; returns whether another can follow.
    private mutating func step(
        _ bytes: Span<UInt8>, _ cursor: inout Int, _ workspace: inout HTTPWorkspace
    ) throws(Refusal) -> Bool {
        guard !mustYield(cursor, of: bytes.count, workspace) else {
            isPaused = true
            return false
        }
        var end = bytes.count
        if phase == .streaming { end = min(end, cursor + min(Self.streamPartBytes, workspace.streamTurnBytes)) }
        let step = try parser.next(
            bytes.extracting(0..<end), from: cursor, layout: &workspace.layout, limits: workspace.limits)
        let start = cursor
        cursor += step.consumed
        moreFollows = cursor < bytes.count
        switch step.event {
        case .needsMore:
            if end < bytes.count { return true }
            if phase == .head, moreFollows { beginHead(workspace) }
            return false
        case .head: try begin(bytes, headStart: start, cursor: &cursor, &workspace)
        case .body(let part): try take(bytes.extracting(part), &workspace)
        case .end: try endBody(&workspace)
        }
        switch phase {
        case .head: return cursor < bytes.count
        case .collecting, .streaming, .discarding: return true
        default: return false
        }
    }

    /// Whether enough was done for one turn, or enough answers wait already.
    private func mustYield(_ cursor: Int, of count: Int, _ workspace: borrowing HTTPWorkspace) -> Bool {
        guard phase == .streaming else { return workspace.answerBytes >= workspace.limits.waitingAnswerBytes }
        // Behind all that was read there is nothing to put off.
        guard cursor < count else { return false }
        let bound = workspace.streamTurnBytes
        return cursor >= bound || workspace.answerBytes >= Self.mostAnswerBytesPerByte * bound
    }

    private mutating func beginHead(_ workspace: borrowing HTTPWorkspace) {
        guard !headBegun else { return }
        headBegun = true
        phaseDeadline = workspace.now.advanced(by: workspace.spans.head)
    }
}
