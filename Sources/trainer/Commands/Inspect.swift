import Arguments
import ModelBundle

/// `trainer inspect`: what a bundle holds, for people.
enum Inspect {
    static let command = Command(
        ["inspect"], summary: "Check a bundle and show what it holds",
        text: """
            Reads a bundle as the server does, with all its checks, and shows when and from what it was made, how good \
            the clusters are, what the segments are like, and the files.
            """,
        examples: [
            "trainer inspect models/retail"
        ],
        operand: "DIR", operandCount: 1...1,
        options: [CommandOption("--json", .flag, "Print the summary as JSON")], run: run)

    private static func run(_ arguments: ParsedArguments, in environment: TrainerEnvironment) throws {
        let folder = arguments.operands[0]
        let summary = BundleSummary(of: try BundleReader.read(folder), in: folder)
        if arguments.contains("--json") { return try environment.print(summary.json) }
        try environment.print(summary.text + (try BundleFiles(in: folder).text))
    }
}
