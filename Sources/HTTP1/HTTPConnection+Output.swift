import Bytes

extension HTTPConnection {
    /// Learns that the client took `count` bytes of `unsent`, or of the workspace's output where nothing waited.
    package mutating func didSend(_ count: Int, _ workspace: inout HTTPWorkspace) {
        movedBytes += count
        let hasWaited = !unsent.isEmpty
        if unsent.isEmpty {
            keepRest(of: workspace.output.bytes.extracting(droppingFirst: count), workspace)
        } else {
            unsent.removeFirst(count)
            keepRest(of: workspace.output.bytes, workspace)
        }
        workspace.clearOutput()
        if hasWaited, unsent.isEmpty { endWaiting(workspace) }
        conclude(&workspace)
    }

    /// Learns that the client took `count` bytes of `answers`, which the driver took out of the workspace's output.
    package mutating func didSend(_ count: Int, of answers: Span<UInt8>, _ workspace: inout HTTPWorkspace) {
        movedBytes += count
        keepRest(of: answers.extracting(droppingFirst: count), workspace)
        conclude(&workspace)
    }

    /// Learns that the writing side is shut down.
    package mutating func didShutDown(_ workspace: borrowing HTTPWorkspace) {
        phase = peerEnded ? .closed : .lingering
        phaseDeadline = workspace.now.advanced(by: workspace.spans.linger)
    }

    private mutating func keepRest(of bytes: Span<UInt8>, _ workspace: borrowing HTTPWorkspace) {
        guard !bytes.isEmpty else { return }
        if unsent.isEmpty { waitingSince = workspace.now }
        writeDeadline = waitingSince.advanced(by: workspace.spans.write)
        unsent.append(bytes)
    }

    /// The clock of the phase stood still: while answers waited, nothing that the client sent was read.
    private mutating func endWaiting(_ workspace: borrowing HTTPWorkspace) {
        phaseDeadline = phaseDeadline.advanced(by: workspace.now.nanoseconds(since: waitingSince))
    }
}
