import Arguments
import ModelBundle
import Training

/// `trainer compare`: what has changed between two bundles.
enum Compare {
    static let command = Command(
        ["compare"], summary: "Show how two bundles differ and how far they agree",
        text: """
            Shows the parameters that differ, the measures of both, how far they put the same customers together \
            (adjusted Rand index: 1 for the same segments, about 0 for chance), which segment answers to which, and how \
            their means have moved. Agreement is judged on the customers of a CSV file with the features of both as \
            columns or, without one, on the customers whose ids stand in both bundles or, where there are none, on the \
            mean customer of each segment.
            """,
        examples: [
            "trainer compare models/customers models/customers-new --input customers.csv"
        ],
        operand: "DIR DIR", operandCount: 2...2,
        options: [
            Evaluate.inputOption, DecimalMarkOption.option,
            CommandOption("--json", .flag, "Print the comparison as JSON"),
        ], run: run)

    private static func run(_ arguments: ParsedArguments, in environment: TrainerEnvironment) throws {
        var bundles: [BundleSummary] = []
        for folder in arguments.operands {
            bundles.append(BundleSummary(of: try BundleReader.read(folder), in: folder))
        }
        let (first, second) = (bundles[0], bundles[1])
        var customers: (first: CustomerRows, second: CustomerRows)?
        if let path = arguments.optionalText("--input") {
            guard path != "-" else { throw arguments.mismatch("--input", "a file, for it is read twice,") }
            let mark = try DecimalMarkOption.mark(from: arguments)
            customers = (
                try CustomerRows(reading: HashingSource(path: path), for: first.model.segmenter, decimalMark: mark),
                try CustomerRows(reading: HashingSource(path: path), for: second.model.segmenter, decimalMark: mark)
            )
        }
        let comparison = BundleComparison(first, second, on: customers)
        try environment.print(arguments.contains("--json") ? comparison.json : comparison.text)
    }
}
