import Glibc
import Training

/// All that a command needs of the world, so that it runs in a test as it does in a process.
struct TrainerEnvironment: Sendable {
    /// The environment variable SOURCE_DATE_EPOCH, which fixes the time that bundles say they were made at.
    var sourceDateEpoch: String?
    /// Seconds since 1970 now.
    var now: @Sendable () -> Int
    /// Seconds on a clock that never goes back.
    var seconds: @Sendable () -> Double
    /// Who shares the work.
    var workers: Workers
    /// Takes what the command answers.
    var print: @Sendable (String) throws -> Void
    /// Takes what the command says while it works: progress, notes, warnings, errors.
    var report: @Sendable (String) -> Void
    /// Shows a text on the last line of a terminal, in place of what was shown there before; nil where there is none.
    var show: (@Sendable (String) -> Void)?
    /// Lets time pass before a service is asked again.
    var pause: @Sendable (Duration) -> Void = { TrainerEnvironment.sleep($0) }
    /// What the lengths of such pauses follow from: not the same for all who wait, lest they come back together.
    var jitterSeed = UInt64.random(in: .min ... .max)

    /// The world of this process.
    static var process: TrainerEnvironment {
        let line = TerminalLine { StandardStream.error.write($0) }
        let isTerminal = isatty(StandardStream.error.rawValue) == 1
        return TrainerEnvironment(
            // The C library's copy lives on; nobody changes the environment.
            sourceDateEpoch: unsafe getenv("SOURCE_DATE_EPOCH").map { unsafe String(cString: $0) },
            now: { time(nil) },
            seconds: {
                var moment = timespec()
                // The call fills the value it is given.
                _ = unsafe clock_gettime(CLOCK_MONOTONIC, &moment)
                return Double(moment.tv_sec) + Double(moment.tv_nsec) * 1e-9
            },
            workers: .perCore,
            print: { text in
                line.erase()
                guard StandardStream.output.write(text) else {
                    throw OutputFile.Failure("standard output", code: errno)
                }
            },
            report: { line.report($0) },
            show: isTerminal ? line.show : nil)
    }

    private static func sleep(_ duration: Duration) {
        let (seconds, attoseconds) = duration.components
        var pause = timespec(tv_sec: Int(seconds), tv_nsec: Int(attoseconds / 1_000_000_000))
        var rest = pause
        // A signal ends the call early, and the kernel writes what is left.
        while unsafe nanosleep(&pause, &rest) != 0, errno == EINTR { pause = rest }
    }
}
