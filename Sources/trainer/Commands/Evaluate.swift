import Arguments
import ModelBundle
import Training

/// `trainer evaluate`: how good a bundle is, on its own customers or on others.
enum Evaluate {
    static let command = Command(
        ["evaluate"], summary: "Measure a bundle on its own customers or on others",
        text: """
            Gives each customer of a CSV file a segment, with the features of the bundle as columns, and shows measures \
            of the clusters, the segments and how far the customers have drifted from those of the training, each \
            beside the figure of then. Without a file it does so for the customers in the bundle or, where the bundle \
            keeps no features of theirs, shows the figures of the training.
            """,
        examples: [
            "trainer evaluate models/customers --input customers-of-this-month.csv"
        ],
        operand: "DIR", operandCount: 1...1,
        options: [
            inputOption, DecimalMarkOption.option,
            CommandOption("--json", .flag, "Print the figures as JSON"),
        ], run: run)

    /// Customers to measure on, also for `compare`.
    static let inputOption = CommandOption(
        "--input", .value(placeholder: "FILE"), "CSV of customers by the bundle's features; - for standard input")

    private static func run(_ arguments: ParsedArguments, in environment: TrainerEnvironment) throws {
        let folder = arguments.operands[0]
        let bundle = BundleSummary(of: try BundleReader.read(folder), in: folder)
        var source: HashingSource?
        var rows = CustomerRows(of: bundle.model)
        if let path = arguments.optionalText("--input") {
            let file = try HashingSource(path: path)
            rows = try CustomerRows(
                reading: file, for: bundle.model.segmenter, decimalMark: DecimalMarkOption.mark(from: arguments))
            source = file
        }
        guard let rows else {
            environment.report(
                "note: the bundle keeps no features of its customers: these are the figures of the training\n")
            return try environment.print(arguments.contains("--json") ? bundle.json : bundle.head + bundle.qualityText)
        }
        let summary = try EvaluationSummary(of: bundle, on: rows, source: source?.record, workers: environment.workers)
        try environment.print(arguments.contains("--json") ? summary.json : summary.text)
    }
}
