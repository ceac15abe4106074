import Arguments
import ModelBundle
import Training

/// `trainer train customers`: a table of customers becomes a model of their attributes.
enum TrainCustomers {
    static let command = Command(
        ["train", CustomersRecipe.name],
        summary: "Segment customers by ten attributes: age, income, spending, habits",
        text: """
            Reads one customer per row, with the columns CustomerID, \(CustomersRecipe.columnNames.joined(separator: ", ")). \
            Rows with a gap, and outliers (1.5 interquartile ranges beyond the quartiles), are counted and left out. \(OutputOptions.outcome)
            """,
        examples: [
            "trainer train customers --input CustomerData.csv --output models/customers"
        ],
        options: [
            TableOptions.input, OutputOptions.folder,
            CommandOption(
                "--include-id", .flag,
                "Take the id, as its place in sorted order, for an eleventh feature, as a published study did by mistake; "
                    + "good for comparing with that study (silhouette 0.3036) and for nothing else"),
        ] + TableOptions.reading + ModelOptions.options(CustomersRecipe.defaults)
            + OutputOptions.options(customerTable: .labels),
        run: run)

    private static func run(_ arguments: ParsedArguments, in environment: TrainerEnvironment) throws {
        var recipe = CustomersRecipe(parameters: try ModelOptions.parameters(from: arguments))
        recipe.includesID = arguments.contains("--include-id")
        let mark = try DecimalMarkOption.mark(from: arguments)
        let run = try TrainingRun(output: try OutputOptions.output(from: arguments), environment: environment)

        let source = try HashingSource(path: arguments.text("--input"))
        run.progress("reading \(source.name)")
        let reading = try AttributeSource(
            source, identifier: CustomersRecipe.identifier, columns: CustomersRecipe.columns,
            isStrict: arguments.contains("--strict"), decimalMark: mark
        ).read()
        run.note([reading.format], of: [source.name])
        run.note(reading.report)
        run.note(reading.numbers)
        let trained = try recipe.train(reading, workers: run.workers) { run.progress($0.description) }
        try run.finish(
            trained, sources: [source],
            parameters: (recipe.includesID ? [.init("include_id", .flag(true))] : [])
                + DecimalMarkOption.choices(in: arguments))
    }
}
