import Synchronization
import Training

@testable import trainer

/// One run of the program without a process: its exit status and what it wrote.
struct TrainerRun {
    let status: Int32
    let output: String
    let errors: String

    /// Runs the program with `arguments` at 2026-01-01 00:00:00, or when `sourceDateEpoch` says; what it would wait,
    /// `pause` is told;
    /// `show` is the last line of a terminal.
    init(
        _ arguments: [String], sourceDateEpoch: String? = nil, workers: Workers = .perCore,
        seconds: @escaping @Sendable () -> Double = { 0 }, show: (@Sendable (String) -> Void)? = nil,
        pause: @escaping @Sendable (Duration) -> Void = { _ in }
    ) {
        let texts = Texts()
        status = Trainer.run(
            arguments,
            in: TrainerEnvironment(
                sourceDateEpoch: sourceDateEpoch, now: { 1_767_225_600 }, seconds: seconds, workers: workers,
                print: { text in texts.output.withLock { $0 += text } },
                report: { text in texts.errors.withLock { $0 += text } }, show: show, pause: pause, jitterSeed: 1))
        output = texts.output.withLock { $0 }
        errors = texts.errors.withLock { $0 }
    }

    private final class Texts: Sendable {
        let output = Mutex("")
        let errors = Mutex("")
    }
}
