import Locks
import Training

/// Follows one piece of work after the other, and shows now and then how far it has come.
final class ProgressMeter: Sendable {
    /// Work that is done sooner needs no bar.
    private static let patienceSeconds = 0.5
    private static let intervalSeconds = 0.1

    private struct State {
        var start: Double
        var shown = 0.0
        var share = 0.0
    }

    private let state: Lock<State>
    private let seconds: @Sendable () -> Double
    private let show: @Sendable (String) -> Void

    /// - Parameters:
    ///   - seconds: a clock that never goes back.
    ///   - show: takes what to show, each in place of what was shown before.
    init(seconds: @escaping @Sendable () -> Double, show: @escaping @Sendable (String) -> Void) {
        self.seconds = seconds
        self.show = show
        state = Lock(State(start: seconds()))
    }

    /// Another piece of work begins.
    func begin() {
        let now = seconds()
        state.withLock { $0 = State(start: now) }
    }

    /// The work has come so far; from any thread.
    ///
    /// - Parameter share: 0 to 1, nil where nobody knows; what is less than was told before comes too late.
    func update(_ share: Double?, detail: (_ elapsed: Double) -> String = { _ in "" }) {
        let now = seconds()
        state.withLock { state in
            if let share {
                guard share > state.share else { return }
                state.share = share
            }
            let elapsed = now - state.start
            guard elapsed >= Self.patienceSeconds, now - state.shown >= Self.intervalSeconds else { return }
            state.shown = now
            show(ProgressBar(share: share, seconds: elapsed, detail: detail(elapsed)).text)
        }
    }
}
