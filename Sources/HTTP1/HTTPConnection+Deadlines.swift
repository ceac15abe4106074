extension HTTPConnection {
    /// Acts on a deadline that has passed; does nothing where it was moved since.
    package mutating func deadlinePassed(_ workspace: inout HTTPWorkspace) {
        guard deadline <= workspace.now else { return }
        if stream != nil { return judgeStream(&workspace) }
        guard unsent.isEmpty else { return abort(workspace) }
        switch phase {
        case .head where headBegun: refuse(.headTooSlow, &workspace)
        case .collecting: refuse(.bodyTooSlow, &workspace)
        default: phase = .closed
        }
    }

    /// A stream has no deadline in all, but moves its minimum over every window or is ended.
    private mutating func judgeStream(_ workspace: inout HTTPWorkspace) {
        guard movedBytes < workspace.spans.streamWindowBytes else { return openWindow(workspace) }
        guard unsent.isEmpty else { return abort(workspace) }
        refuse(.streamTooSlow(bytesPerSecond: workspace.limits.streamBytesPerSecond), &workspace)
    }
}
