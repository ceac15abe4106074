/// The deadlines in the clock's own unit, converted once.
struct PhaseSpans: Sendable {
    let head: Int64
    let body: Int64
    let idle: Int64
    let write: Int64
    let linger: Int64
    let streamWindow: Int64
    /// Bytes a stream must move within one window.
    let streamWindowBytes: Int

    init(_ deadlines: HTTPDeadlines, limits: HTTPLimits) {
        head = deadlines.head.wholeNanoseconds
        body = deadlines.body.wholeNanoseconds
        idle = deadlines.idle.wholeNanoseconds
        write = deadlines.write.wholeNanoseconds
        linger = deadlines.linger.wholeNanoseconds
        streamWindow = deadlines.streamWindow.wholeNanoseconds
        let seconds = Double(streamWindow) / 1e9
        streamWindowBytes = Int(min(Double(limits.streamBytesPerSecond) * seconds, 1e15))
    }
}
