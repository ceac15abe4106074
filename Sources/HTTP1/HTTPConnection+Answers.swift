import Bytes

extension HTTPConnection {
    /// Sends the response as a whole and turns to the next request, or to closing.
    ///
    /// - Parameter mayPersist: false where what follows on the connection could be misread.
    mutating func answer(_ workspace: inout HTTPWorkspace, mayPersist: Bool = true) {
        let persists = mayPersist && canPersist(workspace)
        let before = workspace.output.count
        let hasContent = workspace.response.status.allowsContent
        let length = workspace.response.body.count
        workspace.composeHead(hasContent ? .length(length) : .none, persistence: persistence(persists))
        if hasContent, exchange.method != .head { workspace.output.append(contentsOf: workspace.response.body) }
        exchange.sentBytes += workspace.output.count - before
        record(workspace.response.status.code, workspace)
        stream = nil
        guard !persists else { return awaitHead(workspace) }
        // A client that asked for the close sends nothing further, unless it did already.
        phase = exchange.isPersistent || !mayPersist || moreFollows ? .endingToLinger : .ending
        startEnding(workspace)
    }

    /// Whether the connection may carry another request behind this answer.
    ///
    /// While draining, requests that are here already are answered before the connection is told to close.
    func canPersist(_ workspace: borrowing HTTPWorkspace) -> Bool {
        exchange.isPersistent && !workspace.response.closesConnection
            && requests < workspace.limits.requestsPerConnection && (!workspace.isDraining || moreFollows)
    }

    func persistence(_ persists: Bool) -> AnswerPersistence {
        guard persists else { return .close }
        return exchange.isHTTP11 ? .implied : .keepAlive
    }

    /// Answers with a refusal and ends the connection, lingering so that the client gets to read it.
    package mutating func refuse(_ refusal: Refusal, _ workspace: inout HTTPWorkspace) {
        // Taken out, so that its bytes cannot change under the views of them; nothing behind a refusal is looked at.
        var input = ByteBuffer()
        swap(&input, &held)
        refuse(refusal, reading: input.bytes, &workspace)
    }

    /// The same while `input` is worked through, which begins with the head that is refused where none was read.
    mutating func refuse(_ refusal: Refusal, reading input: Span<UInt8>, _ workspace: inout HTTPWorkspace) {
        switch phase {
        case .ending, .endingToLinger, .lingering, .closed: return
        default: break
        }
        // An answer that is half sent cannot become another one; cutting it short is all that is left.
        guard exchange.streamStatus == nil else { return abort(workspace) }
        stream = nil
        workspace.response.reset(route: exchange.route)
        workspace.response.status = refusal.status
        if head.isEmpty {
            let path = phase == .head ? input.requestedPath : Span()
            workspace.handler.refuse(refusal, path: path, response: &workspace.response)
        } else {
            readHeadAgain(&workspace)
            Self.refuse(refusal, head.bytes, peer, workspace.layout, workspace.handler, &workspace.response)
        }
        dropCollected()
        if refusal.status == .serviceUnavailable { workspace.response.addField("Retry-After", decimal: 1) }
        answer(&workspace, mayPersist: false)
    }

    /// Ends the connection at once, so that the client sees its answer is cut short.
    mutating func abort(_ workspace: borrowing HTTPWorkspace) {
        recordLoss(workspace)
        stream = nil
        phase = .closed
    }

    /// Learns that the descriptor is being closed, whatever was under way.
    package func didClose(_ workspace: borrowing HTTPWorkspace) { recordLoss(workspace) }

    /// Tells the handler of a request that will not be answered, or not to the end.
    private func recordLoss(_ workspace: borrowing HTTPWorkspace) {
        switch phase {
        case .collecting, .streaming, .producing:
            guard let status = exchange.streamStatus else { return workspace.handler.didAbandon() }
            record(status, workspace)
        case .head, .discarding, .ending, .endingToLinger, .lingering, .closed: break
        }
    }

    /// Starts the deadline of closing.
    mutating func startEnding(_ workspace: borrowing HTTPWorkspace) {
        isPaused = false
        phaseDeadline = workspace.now.advanced(by: workspace.spans.linger)
    }

    /// Tells the handler what became of the request.
    func record(_ status: UInt16, _ workspace: borrowing HTTPWorkspace) {
        let record = AnswerRecord(
            method: exchange.method, route: exchange.route, status: status, isStreamed: stream != nil,
            receivedBytes: exchange.receivedBytes, sentBytes: exchange.sentBytes, received: exchange.received,
            answered: workspace.now, peer: peer)
        guard let stream else { return workspace.handler.didAnswer(record) }
        workspace.handler.didAnswer(record, by: stream)
    }
    // Separate parameters, because the layout is lent for the whole call while the response is written.
    private static func refuse(
        _ refusal: Refusal, _ head: Span<UInt8>, _ peer: PeerAddress, _ layout: borrowing HeadLayout,
        _ handler: any RequestHandler, _ response: inout Response
    ) {
        handler.refuse(refusal, of: layout.head(of: head, peer: peer), response: &response)
    }
}
