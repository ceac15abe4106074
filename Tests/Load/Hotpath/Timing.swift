import Glibc

/// Nanoseconds per round: the median over slices in which all cases take turns, so that none has a quieter machine.
struct Timing {
    /// Something to measure: what does any number of rounds and says what the last one found.
    struct Case {
        let name: String
        let rounds: (Int) -> Int
    }

    private static let slices = 15
    private static let sliceNanoseconds = 4_000_000.0

    static func printTables() throws {
        var cases: [Case] = []
        for step in Step.allCases { cases.append(Case(name: step.rawValue, rounds: try step.make())) }
        printTable("Steps of a request, and a row of a stream", cases)
        printTable("A prediction against the size of the model", try ModelSizes.predictions())
        printTable("A look-up of core points against their number", ModelSizes.lookUps())
        printTable("Reading a customer against the number of features", try ModelSizes.readings())
    }

    private static func printTable(_ title: String, _ cases: [Case]) {
        let lengths = cases.map { calibrated($0) }
        var times = cases.map { _ in [Double]() }
        for _ in 0..<slices {
            for (index, one) in cases.enumerated() { times[index].append(nanoseconds(one, lengths[index])) }
        }
        let width = (cases.map(\.name.count) + [title.count]).max() ?? 0
        print("\n| \(padded(title, width)) | ns |\n|---|---|")
        for (index, one) in cases.enumerated() {
            let median = times[index].sorted()[slices / 2]
            let shown = median < 100 ? (median * 10).rounded() / 10 : median.rounded()
            print("| \(padded(one.name, width)) | \(shown) |")
        }
    }

    /// How many rounds take about a slice.
    private static func calibrated(_ one: Case) -> Int {
        var rounds = 1
        while case let spent = nanoseconds(one, rounds) * Double(rounds), spent < sliceNanoseconds / 4 { rounds *= 4 }
        return max(1, Int(sliceNanoseconds / nanoseconds(one, rounds)))
    }

    private static func nanoseconds(_ one: Case, _ rounds: Int) -> Double {
        let start = now()
        precondition(one.rounds(rounds) >= 0, "a round has a result, so that none is left out")
        return (now() - start) / Double(rounds)
    }

    private static func now() -> Double {
        var time = timespec()
        // The clock is there on every Linux, and writes into the time it is given.
        unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: width - text.count)
    }
}
