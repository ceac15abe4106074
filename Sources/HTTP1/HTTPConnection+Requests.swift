import Bytes

extension HTTPConnection {
    /// Asks the handler what to do with the head at `headStart ..< cursor`, and does it.
    mutating func begin(
        _ bytes: Span<UInt8>, headStart: Int, cursor: inout Int, _ workspace: inout HTTPWorkspace
    ) throws(Refusal) {
        headBegun = false
        requests += 1
        exchange = Exchange(workspace.layout.facts, received: workspace.now)
        workspace.response.reset()
        let headBytes = bytes.extracting(headStart..<cursor)
        let plan = Self.plan(headBytes, peer, workspace.layout, workspace.handler, &workspace.response)
        exchange.route = workspace.response.route
        switch plan {
        case .answered:
            answerFromHead(bytes.count, &cursor, &workspace)
        case .collect(let limit):
            exchange.limit = limit
            if case .length(let length) = exchange.framing {
                guard length <= limit else {
                    head.append(headBytes)
                    throw .bodyTooLarge(limit: limit)
                }
                if length <= bytes.count - cursor {
                    let bodyBytes = bytes.extracting(cursor..<(cursor + length))
                    cursor += length
                    return respondAtOnce(headBytes, bodyBytes, moreFollows: cursor < bytes.count, &workspace)
                }
            }
            head.append(headBytes)
            phase = .collecting
            awaitBody(&workspace)
        case .stream(let stream):
            self.stream = stream
            head.append(headBytes)
            phase = .streaming
            openWindow(workspace)
            awaitBody(&workspace)
        }
    }

    /// Takes a part of the body.
    mutating func take(_ part: Span<UInt8>, _ workspace: inout HTTPWorkspace) throws(Refusal) {
        exchange.receivedBytes += part.count
        switch phase {
        case .collecting:
            // The size of a chunk is known before its data: refuse before the data is sent.
            guard exchange.receivedBytes <= exchange.limit, parser.announced <= exchange.limit - exchange.receivedBytes
            else { throw .bodyTooLarge(limit: exchange.limit) }
            body.append(part)
        case .streaming: feed(part, &workspace)
        default: break
        }
    }

    /// Acts on the end of the body.
    mutating func endBody(_ workspace: inout HTTPWorkspace) throws(Refusal) {
        switch phase {
        case .collecting: try respondToCollected(&workspace)
        case .streaming: finishStream(&workspace)
        default: awaitHead(workspace)
        }
    }

    /// The hot path: head and body are views of the read buffer, nothing is copied.
    private mutating func respondAtOnce(
        _ headBytes: Span<UInt8>, _ bodyBytes: Span<UInt8>, moreFollows: Bool, _ workspace: inout HTTPWorkspace
    ) {
        self.moreFollows = moreFollows
        parser.skipBody()
        exchange.receivedBytes = bodyBytes.count
        workspace.response.reset(route: exchange.route)
        Self.respond(headBytes, bodyBytes, peer, workspace.layout, workspace.handler, &workspace.response)
        answer(&workspace)
    }

    private mutating func respondToCollected(_ workspace: inout HTTPWorkspace) throws(Refusal) {
        readHeadAgain(&workspace)
        workspace.response.reset(route: exchange.route)
        Self.respond(head.bytes, body.bytes, peer, workspace.layout, workspace.handler, &workspace.response)
        dropCollected()
        answer(&workspace)
    }

    /// Lays out the head that was kept: the layout belongs to the loop, and other connections have used it since.
    func readHeadAgain(_ workspace: inout HTTPWorkspace) {
        var parser = HeadParser(head.bytes, limits: workspace.layout.limits)
        do throws(HeadStop) {
            _ = try parser.read(into: &workspace.layout)
        } catch {
            preconditionFailure("a head that was read once reads the same again")
        }
    }

    /// Forgets the request that was collected or streamed.
    mutating func dropCollected() {
        head.removeAll()
        head.shrink(to: Self.keptBytes)
        body.removeAll()
        body.shrink(to: 0)
    }

    /// Sends the answer written by `plan`, and finds a way past a body that nobody wants.
    private mutating func answerFromHead(_ count: Int, _ cursor: inout Int, _ workspace: inout HTTPWorkspace) {
        guard case .length(let length) = exchange.framing, canReadPast(length, workspace) else {
            return answer(&workspace, mayPersist: false)
        }
        if length <= count - cursor {
            cursor += length
            moreFollows = cursor < count
            parser.skipBody()
            return answer(&workspace)
        }
        answer(&workspace)
        guard phase == .head else { return }
        phase = .discarding
        phaseDeadline = workspace.now.advanced(by: workspace.spans.body)
    }

    /// Whether the connection can be used again behind a body of `length` bytes that nobody wants.
    ///
    /// A client told to go on without `100 Continue` may or may not send its body: only closing is unambiguous.
    private func canReadPast(_ length: Int, _ workspace: borrowing HTTPWorkspace) -> Bool {
        length == 0
            || (length <= workspace.limits.unwantedBodyBytes && !workspace.layout.facts.expectsContinue)
    }

    private mutating func awaitBody(_ workspace: inout HTTPWorkspace) {
        phaseDeadline = workspace.now.advanced(by: workspace.spans.body)
        let hasBody = exchange.framing != .length(0)
        // Once bytes of the body are here the client has stopped waiting (RFC 9110 section 10.1.1).
        guard workspace.layout.facts.expectsContinue, hasBody, !moreFollows else { return }
        workspace.output.append("HTTP/1.1 100 Continue\r\n\r\n")
    }

    /// Turns to the next request of the connection.
    mutating func awaitHead(_ workspace: borrowing HTTPWorkspace) {
        phase = .head
        exchange = Exchange(received: workspace.now)
        phaseDeadline = workspace.now.advanced(by: workspace.spans.idle)
    }

    // Separate parameters, because the layout is lent for the whole call while the response is written.
    private static func plan(
        _ head: Span<UInt8>, _ peer: PeerAddress, _ layout: borrowing HeadLayout, _ handler: any RequestHandler,
        _ response: inout Response
    ) -> RequestPlan {
        handler.plan(for: layout.head(of: head, peer: peer), response: &response)
    }

    private static func respond(
        _ head: Span<UInt8>, _ body: Span<UInt8>, _ peer: PeerAddress, _ layout: borrowing HeadLayout,
        _ handler: any RequestHandler, _ response: inout Response
    ) {
        handler.respond(to: layout.head(of: head, peer: peer), body: body, response: &response)
    }
}
