import Glibc

/// Does one step of the request path over and over, so that a profiler outside can count what a round costs.
///
///     hotpath STEP ROUNDS     carries out ROUNDS rounds of STEP and prints how many bytes the last one wrote
///     hotpath steps           prints the names of the steps, one a line
///     hotpath time            prints a table of nanoseconds
///
/// It reads the bundles in `models/` of the folder it is started in.
@main enum Hotpath {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        switch (arguments.first, arguments.dropFirst().first.flatMap { Int($0) }) {
        case ("steps"?, nil): for step in Step.allCases { print(step.rawValue) }
        case ("time"?, nil): try Timing.printTables()
        case (let name?, let rounds?):
            guard let step = Step(rawValue: name) else { return explain() }
            print(try step.make()(rounds))
        default: explain()
        }
    }

    private static func explain() {
        print("usage: hotpath STEP ROUNDS | hotpath steps | hotpath time")
        exit(64)
    }
}
