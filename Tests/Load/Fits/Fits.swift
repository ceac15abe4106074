import Glibc
import Training

/// Fits rows once, and says how long that took and what came of it:
///
///     fits JOB ROWS LABELS [NAME=VALUE ...]
///
/// ROWS is a file of doubles, LABELS takes the cluster of each row. Prints seconds and CPU seconds of the fit alone, the
/// figure by which a fit is judged, and its iterations.
@main enum Fits {
    static func main() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        guard arguments.count >= 3, let job = Job(rawValue: arguments[0]),
            let options = FitOptions(arguments[3...])
        else {
            print("usage: fits \(Job.allCases.map(\.rawValue).joined(separator: "|")) ROWS LABELS [NAME=VALUE ...]")
            exit(64)
        }
        let points = try RowFile.points(arguments[1], columns: options["columns", 1], most: options["rows", Int.max])
        let before = Clocks.now
        let outcome = try job.fit(points, options, Workers(count: options["workers", 2]))
        let spent = Clocks.now - before
        try RowFile.write(outcome.labels, to: arguments[2])
        print(spent.wall, spent.cpu, outcome.figure, outcome.iterations)
    }
}
