import Bytes

extension HTTPConnection {
    /// Hands a part of the body to the stream.
    mutating func feed(_ part: Span<UInt8>, _ workspace: inout HTTPWorkspace) {
        guard let stream else { return }
        movedBytes += part.count
        workspace.response.reset(route: exchange.route)
        act(on: stream.receive(part, response: &workspace.response), bodyIsComplete: false, &workspace)
    }

    /// Tells the stream that the body is complete.
    mutating func finishStream(_ workspace: inout HTTPWorkspace) {
        guard let stream else { return }
        workspace.response.reset(route: exchange.route)
        act(on: stream.finish(response: &workspace.response), bodyIsComplete: true, &workspace)
    }

    /// Lets the stream go on answering for one turn.
    mutating func produce(_ workspace: inout HTTPWorkspace) {
        moreFollows = !held.isEmpty
        while phase == .producing, let stream, workspace.answerBytes < workspace.streamTurnBytes {
            workspace.response.reset(route: exchange.route)
            let step = stream.produce(response: &workspace.response)
            let hasPart = !workspace.response.body.isEmpty
            act(on: step, bodyIsComplete: true, &workspace)
            if !hasPart { break }
        }
    }

    /// Opens the span over which the stream must keep its minimum rate.
    mutating func openWindow(_ workspace: borrowing HTTPWorkspace) {
        movedBytes = 0
        windowEnd = workspace.now.advanced(by: workspace.spans.streamWindow)
    }

    private mutating func act(on step: StreamStep, bodyIsComplete: Bool, _ workspace: inout HTTPWorkspace) {
        switch step {
        case .more:
            if !workspace.response.body.isEmpty { sendPart(&workspace) }
            guard bodyIsComplete else { return }
            phase = .producing
            isPaused = true
        case .end:
            isPaused = false
            dropCollected()
            guard exchange.streamStatus != nil else { return answer(&workspace, mayPersist: bodyIsComplete) }
            if !workspace.response.body.isEmpty { sendPart(&workspace) }
            endStream(bodyIsComplete: bodyIsComplete, &workspace)
        case .abort: abort(workspace)
        }
    }

    /// Sends what the stream appended, behind the head of the answer where that is not sent yet.
    private mutating func sendPart(_ workspace: inout HTTPWorkspace) {
        let before = workspace.output.count
        if exchange.streamStatus == nil {
            exchange.isPersistent = exchange.isHTTP11 && canPersist(workspace)
            exchange.streamStatus = workspace.response.status.code
            workspace.composeHead(
                exchange.isHTTP11 ? .chunked : .none, persistence: persistence(exchange.isPersistent))
        }
        if exchange.method != .head {
            if exchange.isHTTP11 {
                workspace.output.append(hexadecimal: workspace.response.body.count)
                workspace.output.append("\r\n")
            }
            workspace.output.append(contentsOf: workspace.response.body)
            if exchange.isHTTP11 { workspace.output.append("\r\n") }
        }
        exchange.sentBytes += workspace.output.count - before
    }

    private mutating func endStream(bodyIsComplete: Bool, _ workspace: inout HTTPWorkspace) {
        if exchange.isHTTP11, exchange.method != .head {
            workspace.output.append("0\r\n\r\n")
            exchange.sentBytes += 5
        }
        if let status = exchange.streamStatus { record(status, workspace) }
        stream = nil
        guard bodyIsComplete, exchange.isPersistent else {
            phase = .endingToLinger
            return startEnding(workspace)
        }
        awaitHead(workspace)
    }
}

extension ByteBuffer {
    /// Appends `value`, which is not negative, in hexadecimal digits.
    fileprivate mutating func append(hexadecimal value: Int) {
        var shift = max(0, (Int.bitWidth - value.leadingZeroBitCount + 3) / 4 * 4 - 4)
        while shift >= 0 {
            let digit = UInt8(value >> shift & 0xF)
            append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
            shift -= 4
        }
    }
}
