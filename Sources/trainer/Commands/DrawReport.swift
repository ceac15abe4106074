import Arguments
import ModelBundle

/// `trainer report`: the report of a bundle, drawn again.
enum DrawReport {
    static let command = Command(
        ["report"], summary: "Draw the report of a bundle again",
        text: """
            Reads a bundle as the server does, with all its checks, and writes report.html, figures/*.svg and summary.txt \
            into it: after segments.json was edited, or where training wrote no report. What is drawn of the customers \
            comes from report.json or, without it, from the features in customers.csv; a bundle that has neither gets \
            a report without these figures.
            """,
        examples: [
            "trainer report models/retail"
        ],
        operand: "DIR", operandCount: 1...1, options: [], run: run)

    private static func run(_ arguments: ParsedArguments, in environment: TrainerEnvironment) throws {
        let folder = arguments.operands[0]
        let model = try BundleReader.read(folder)
        let data = try ReportFile.read(in: folder, for: model) ?? measured(model, in: environment)
        if data == nil {
            environment.report(
                "note: \(folder) has neither \(ReportFile.name) nor its customers' features: maps, silhouettes, spreads "
                    + "and correlations are left out\n")
        }
        let files = Report(model: model, data: data).files
        for file in files { try file.write(to: folder) }
        try environment.print("\(folder)/report.html and \(files.count - 1) files beside it\n")
    }

    private static func measured(_ model: LoadedModel, in environment: TrainerEnvironment) throws -> ReportData? {
        guard let population = ReportPopulation(model) else { return nil }
        return try ReportData(of: population, model.segmenter, workers: environment.workers)
    }
}
