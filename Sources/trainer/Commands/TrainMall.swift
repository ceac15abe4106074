import Arguments
import ModelBundle
import Training

/// `trainer train mall`: customers of a mall become a model of gender, age, income and spending score.
enum TrainMall {
    static let command = Command(
        ["train", MallRecipe.name],
        summary: "Segment the customers of a mall by gender, age, income and spending score",
        text: """
            Reads one customer per row, with the columns CustomerID, Gender (or Genre), Age, Annual Income (k$) and \
            Spending Score (1-100). By default all four are standardised and reduced to two principal components, in \
            which the silhouette finds four segments. The better-known five come of income and score alone: \
            --features income,score --components none. \(OutputOptions.outcome)
            """,
        examples: [
            "trainer train mall --input Mall_Customers.csv --output models/mall",
            "trainer train mall --input Mall_Customers.csv --features income,score --components none --output m",
        ],
        options: [
            TableOptions.input, OutputOptions.folder,
            CommandOption(
                "--features", .value(placeholder: "LIST"), "What customers are segmented by, with commas between",
                default: MallRecipe.Attribute.allCases.map(\.rawValue).joined(separator: ",")),
        ] + TableOptions.reading + ModelOptions.options(MallRecipe.defaults)
            + OutputOptions.options(customerTable: .labels, isDefault: false),
        run: run)

    private static func run(_ arguments: ParsedArguments, in environment: TrainerEnvironment) throws {
        let recipe = MallRecipe(
            parameters: try ModelOptions.parameters(from: arguments), attributes: try attributes(from: arguments))
        let mark = try DecimalMarkOption.mark(from: arguments)
        let run = try TrainingRun(output: try OutputOptions.output(from: arguments), environment: environment)
        let source = try HashingSource(path: arguments.text("--input"))
        run.progress("reading \(source.name)")
        let reading = try recipe.read(source, decimalMark: mark, isStrict: arguments.contains("--strict"))
        run.note([reading.format], of: [source.name])
        run.note(reading.report)
        run.note(reading.numbers)
        let trained = try recipe.train(reading, workers: run.workers) { run.progress($0.description) }
        let features = recipe.attributes.map(\.rawValue).joined(separator: ",")
        try run.finish(
            trained, sources: [source],
            parameters: [.init("features", .text(features))] + DecimalMarkOption.choices(in: arguments))
    }

    private static func attributes(from arguments: ParsedArguments) throws(UsageError) -> [MallRecipe.Attribute] {
        var attributes: [MallRecipe.Attribute] = []
        for name in arguments.list("--features") {
            guard let attribute = MallRecipe.Attribute(rawValue: name), !attributes.contains(attribute) else {
                let known = MallRecipe.Attribute.allCases.map(\.rawValue).joined(separator: ", ")
                throw arguments.mismatch("--features", "some of \(known), each once,")
            }
            attributes.append(attribute)
        }
        guard !attributes.isEmpty else { throw arguments.mismatch("--features", "at least one feature") }
        // The order of the features must not change the model.
        return MallRecipe.Attribute.allCases.filter(attributes.contains)
    }
}
