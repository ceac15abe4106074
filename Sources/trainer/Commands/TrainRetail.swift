import Arguments
import CSV
import ModelBundle
import Training

/// `trainer train retail`: transactions become a model of recency, frequency and monetary value.
enum TrainRetail {
    static let command = Command(
        ["train", RetailRecipe.name],
        summary: "Segment customers by their transactions: recency, frequency, monetary value",
        text: """
            Reads transactions, one order line per row, in any order. Rows without a customer, cancellations, and \
            rows whose quantity or price is not above 0 are counted and left out. Recency is counted to one day after \
            the last purchase of all. \(OutputOptions.outcome)
            """,
        examples: [
            "trainer train retail --transactions orders.csv --currency GBP --output models/shop",
            "psql -c \"COPY orders TO STDOUT CSV HEADER\" | trainer train retail --transactions - --output models/shop",
        ],
        operand: TransactionOptions.operand, operandCount: TransactionOptions.operandCount,
        options: [
            TransactionOptions.files,
            OutputOptions.folder,
        ] + TransactionOptions.reading + recipeOptions + ModelOptions.options(RetailRecipe.defaults)
            + OutputOptions.options(customerTable: .features),
        run: run)

    /// The options of the recipe.
    static let recipeOptions = [
        CurrencyOption.option,
        CommandOption(
            "--features", .value(placeholder: "SET"),
            "What tells customers apart: rfm (recency, frequency, monetary value), or rfm+aov+tenure, with average "
                + "order value and days since the first purchase",
            default: RetailRecipe.Features.rfm.rawValue),
        CommandOption(
            "--names", .value(placeholder: "WORD"),
            "What segments are called: habits, four kinds from Churn Risk to Loyal High-Value, or value, Low, "
                + "Medium and High Value, which makes three clusters",
            default: RetailRecipe.Names.habits.rawValue),
    ]

    private static func run(_ arguments: ParsedArguments, in environment: TrainerEnvironment) throws {
        var columns = TransactionColumns()
        columns.dateOrder = try TransactionOptions.dateOrder(from: arguments)
        columns.decimalMark = try DecimalMarkOption.mark(from: arguments)
        try train(arguments, columns, in: environment) { $0 }
    }

    /// Trains on transactions in these columns, once the bytes of each file have gone through `adapt`.
    ///
    /// - Parameter choices: what else was asked for, so that the run can be repeated.
    static func train(
        _ arguments: ParsedArguments, _ columns: TransactionColumns, options: CSVOptions = CSVOptions(),
        choices: [Manifest.Parameter] = [], in environment: TrainerEnvironment, adapt: (HashingSource) -> any ByteSource
    ) throws {
        let recipe = try recipe(from: arguments)
        let run = try TrainingRun(output: try OutputOptions.output(from: arguments), environment: environment)

        var sources: [HashingSource] = []
        for path in TransactionOptions.paths(in: arguments) {
            sources.append(try HashingSource(path: path))
        }
        run.progress("reading \(sources.map(\.name).joined(separator: ", "))")
        var transactions = TransactionSource(sources.map(adapt), columns: columns, options: options)
        transactions.isStrict = arguments.contains("--strict")
        var pace = ReadingPace(environment.seconds)
        let sizes = sources.map(\.size)
        let size = sizes.contains(nil) ? nil : sizes.compactMap(\.self).reduce(0, +)
        let reading = try transactions.readRFM(workers: environment.workers) { rows, bytes in
            run.progress(&pace, rows: rows, bytes: bytes, of: size)
        }
        run.note(reading.formats, of: sources.map(\.name))
        run.note(reading.report)
        run.note(reading.dates)
        run.note([(nil, reading.numbers)])
        let trained = try recipe.train(reading, workers: run.workers) { run.progress($0.description) }
        var parameters = [Manifest.Parameter("date_order", .text(reading.dates.order.word))]
        parameters += DecimalMarkOption.choices(in: arguments, [reading.numbers])
        if recipe.features != .rfm { parameters.append(.init("features", .text(recipe.features.rawValue))) }
        if recipe.names != .habits { parameters.append(.init("names", .text(recipe.names.rawValue))) }
        if let currency = recipe.currency { parameters.append(.init("currency", .text(currency))) }
        try run.finish(
            trained, sources: sources, parameters: choices + parameters,
            totals: .init(orders: reading.orders, revenue: reading.revenue))
    }

    private static func recipe(from arguments: ParsedArguments) throws(UsageError) -> RetailRecipe {
        var recipe = RetailRecipe(parameters: try ModelOptions.parameters(from: arguments))
        recipe.currency = try CurrencyOption.currency(from: arguments)
        recipe.features = try arguments.word("--features")
        recipe.names = try arguments.word("--names")
        if recipe.names == .value {
            if arguments.contains("--k"), recipe.parameters.clusters != 3 {
                throw UsageError("--names value names 3 clusters, but --k asks for \(arguments.text("--k"))")
            }
            recipe.parameters.clusters = 3
        }
        // The default is for three features; the knee of the distances is right for any number.
        if recipe.features != .rfm, !arguments.contains("--eps") { recipe.parameters.eps = nil }
        return recipe
    }
}
