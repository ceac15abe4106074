import Synchronization
import TestSupport
import Testing
import Training

@testable import trainer

/// What is shown while the program works.
@Suite struct ProgressTests {
    /// A clock that is set, and what was shown.
    private final class Scene: Sendable {
        private let clock = Mutex(0.0)
        private let lines = Mutex<[String]>([])
        var shown: [String] { lines.withLock { $0 } }

        func set(_ seconds: Double) { clock.withLock { $0 = seconds } }
        var seconds: @Sendable () -> Double { { self.clock.withLock { $0 } } }
        var show: @Sendable (String) -> Void { { text in self.lines.withLock { $0.append(text) } } }
    }

    @Test(arguments: [
        (nil, 3, "", "  "), (0, 0, "", "  [--------------------] 0%"),
        (0.5, 10, "", "  [##########----------] 50%, 0:10 left"),
        (0.25, 60, "5 rows", "  [#####---------------] 25%, 5 rows, 3:00 left"),
        (1, 7, "", "  [####################] 100%, 0:00 left"), (nil, 3, "5 rows", "  5 rows"),
        (0.01, 60, "", "  [--------------------] 1%"), (0.1, 4000, "", "  [##------------------] 10%, 10:00:00 left"),
    ])
    func aBarShowsShareAndTimeLeft(_ share: Double?, _ seconds: Double, _ detail: String, _ text: String) {
        #expect(ProgressBar(share: share, seconds: seconds, detail: detail).text == text)
    }

    @Test func aMeterShowsNowAndThenAndNeverGoesBack() {
        let scene = Scene()
        let meter = ProgressMeter(seconds: scene.seconds, show: scene.show)
        for (seconds, share) in [(0.1, 0.1), (0.6, 0.2), (0.65, 0.3), (0.8, 0.25), (0.9, 0.5)] {
            scene.set(seconds)
            meter.update(share)
        }
        #expect(
            scene.shown.map { $0.suffix(15) } == ["20%, 0:02 left", "50%, 0:01 left"].map { ("] " + $0).suffix(15) })
        meter.begin()
        meter.update(0.1)
        #expect(scene.shown.count == 2)
        scene.set(2)
        meter.update(0.2)
        #expect(scene.shown.count == 3)
    }

    @Test func aLineOfATerminalMakesRoomForWhatStays() {
        let written = Mutex("")
        let line = TerminalLine { text in written.withLock { $0 += text } }
        line.report("reading\n")
        line.show("1%")
        line.show("2%")
        line.report("done\n")
        line.erase()
        line.show("3%")
        line.erase()
        #expect(
            written.withLock { $0 }
                == "reading\n\r\u{1B}[K1%\r\u{1B}[K2%\r\u{1B}[Kdone\n\r\u{1B}[K3%\r\u{1B}[K")
    }

    @Test func workersTellWhatShareIsDone() {
        for count in [1, 3] {
            let shares = Mutex<[Double]>([])
            let workers = Workers(count: count).reporting { share in shares.withLock { $0.append(share) } }
            #expect(workers.map(4) { $0 } == [0, 1, 2, 3])
            #expect(shares.withLock { $0.sorted() } == [0.25, 0.5, 0.75, 1])
        }
    }

    @Test func onATerminalTrainingShowsBarsAndQuietlyItDoesNot() throws {
        let folder = try TemporaryFolder()
        try folder.write("sales.csv", SampleData.transactions())
        for options in [[], ["--quiet"]] {
            let scene = Scene()
            // Each look at the clock takes a second.
            let clock = Mutex(0.0)
            let run = TrainerRun(
                [
                    "train", "retail", "--transactions", folder.path + "/sales.csv", "--output", folder.path + "/m",
                    "--restarts", "5", "--bootstrap", "5", "--k-range", "2-3", "--gap-references", "1", "--no-bic",
                    "--eps", "0.2", "--report", "none",
                ] + options,
                seconds: {
                    clock.withLock {
                        $0 += 1; return $0
                    }
                }, show: scene.show)
            #expect(run.status == 0)
            if options.isEmpty {
                #expect(scene.shown.contains { $0.contains("350 rows, ") && $0.contains("] 100%") })
                #expect(scene.shown.contains { $0.contains(" left") })
            } else {
                #expect(scene.shown.isEmpty)
            }
        }
    }
}
