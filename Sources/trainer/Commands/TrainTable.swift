import Arguments
import ModelBundle
import Segmentation
import Training

/// `trainer train table`: any table of customers becomes a model of its columns.
enum TrainTable {
    static let command = Command(
        ["train", TableRecipe.name],
        summary: "Segment the customers of any table, one row each",
        text: """
            Reads one customer per row. Which column tells who a customer is, which hold numbers and which categories \
            is found out and said, or told by --id, --numeric and --categorical; where features are named, only those \
            are used. Commas, semicolons, tabs and pipes between fields are told apart. Segments are named for what \
            sets them apart, like "high Income, low Recency": edit segments.json to name and describe them better. \(OutputOptions.outcome)
            """,
        examples: [
            "trainer train table --input people.csv --output models/people",
            "trainer train table --input people.csv --id member --numeric age,income --k auto --output models/people",
        ],
        options: [
            TableOptions.input, OutputOptions.folder,
            CommandOption("--id", .value(placeholder: "COLUMN"), "The column that tells who a customer is; else found"),
            CommandOption("--no-id", .flag, "No column does: customers go by the number of their row, from 1"),
            CommandOption(
                "--numeric", .value(placeholder: "LIST"), "Columns of numbers, with commas between; else found"),
            CommandOption(
                "--categorical", .value(placeholder: "LIST"), "Columns of categories, with commas between; else found"),
            CommandOption(
                "--actionable", .value(placeholder: "LIST"),
                "Columns that the business can move, with commas between, among which explanations look for what "
                    + "would lead to another segment; else all"),
            CommandOption(
                "--impute", .value(placeholder: "HOW"),
                "What stands in for a missing number: median, mean or most-frequent (which always does for categories); "
                    + "none leaves rows with gaps out",
                default: Imputer.median.rawValue),
            CommandOption(
                "--encoding", .value(placeholder: "HOW"),
                "How categories become numbers: one-hot (a column each) or label (their place in the alphabet)",
                default: "one-hot"),
            CommandOption(
                "--outliers", .value(placeholder: "RULE"),
                "Which rows are left out for a number far out: iqr, z-score or none", default: none),
            CommandOption(
                "--outlier-limit", .value(placeholder: "X"),
                "How far: interquartile ranges beyond the quartiles (else 1.5), or standard deviations (else 3)"),
            CommandOption(
                "--transform-of", .values(placeholder: "COLUMN=NAME"),
                "The transform of one column, in place of --transform"),
        ] + TableOptions.reading + ModelOptions.options(TableRecipe.defaults)
            + OutputOptions.options(customerTable: .features, isDefault: false),
        run: run)

    private static let none = "none"

    private static func run(_ arguments: ParsedArguments, in environment: TrainerEnvironment) throws {
        var recipe = TableRecipe(parameters: try ModelOptions.parameters(from: arguments))
        recipe.coding = try arguments.word("--encoding")
        recipe.imputer = arguments.text("--impute") == none ? nil : try arguments.word("--impute")
        recipe.outliers = try outliers(from: arguments)
        let mark = try DecimalMarkOption.mark(from: arguments)
        let asked = try request(from: arguments)
        let transforms = try TransformRequest.all(from: arguments)
        let run = try TrainingRun(output: try OutputOptions.output(from: arguments), environment: environment)

        let source = try HashingSource(path: arguments.text("--input"))
        run.progress("reading \(source.name)")
        let content = try BufferedSource(source)
        let (profile, options) = try TableProfile.read(content)
        let columns = try TableColumns(asked, in: profile, source: source.name)
        run.progress(
            "customers by \(columns.identifier ?? "row"); numbers: \(list(columns.numeric)); categories: "
                + list(columns.categorical))
        run.note(columns.omissions)
        recipe.transforms = try TransformRequest.resolved(transforms, among: columns.numeric)
        if arguments.optionalText("--actionable") != nil {
            recipe.actionable = try columns.resolved(arguments.list("--actionable"), in: source.name)
        }
        let reading = try recipe.read(
            content.again(), columns, isStrict: arguments.contains("--strict"), decimalMark: mark, options: options)
        run.note([reading.format], of: [source.name])
        run.note(reading.report)
        run.note(reading.numbers)
        let (trained, omissions) = try recipe.train(
            reading, identifier: columns.identifier, workers: run.workers
        ) { run.progress($0.description) }
        run.note(omissions)
        try run.finish(
            trained, sources: [source],
            parameters: choices(in: arguments) + parameters(of: recipe) + DecimalMarkOption.choices(in: arguments))
    }

    private static func request(from arguments: ParsedArguments) throws(UsageError) -> TableColumns.Request {
        guard arguments.optionalText("--id") == nil || !arguments.contains("--no-id") else {
            throw UsageError("--no-id makes no sense with --id")
        }
        return TableColumns.Request(
            identifier: arguments.optionalText("--id"), numbersRows: arguments.contains("--no-id"),
            numeric: arguments.optionalText("--numeric") == nil ? nil : arguments.list("--numeric"),
            categorical: arguments.optionalText("--categorical") == nil ? nil : arguments.list("--categorical"))
    }

    /// The columns that were asked for, as they were typed; those that were found are found again.
    private static func choices(in arguments: ParsedArguments) -> [Manifest.Parameter] {
        ["id", "numeric", "categorical", "actionable"].compactMap { name in
            arguments.optionalText("--" + name).map { .init(name, .text($0)) }
        } + (arguments.contains("--no-id") ? [.init("no_id", .flag(true))] : [])
    }

    private static func outliers(from arguments: ParsedArguments) throws(UsageError) -> OutlierRule? {
        let rule = arguments.text("--outliers")
        guard ["iqr", "z-score", none].contains(rule) else {
            throw arguments.mismatch("--outliers", "one of iqr, z-score, none")
        }
        guard arguments.optionalText("--outlier-limit") != nil else {
            return rule == "iqr" ? .interquartileRange(factor: 1.5) : rule == none ? nil : .zScore(limit: 3)
        }
        let limit = try arguments.number("--outlier-limit", "a number above 0") { $0 > 0 }
        guard rule != none else { throw UsageError("--outlier-limit needs --outliers iqr or z-score") }
        return rule == "iqr" ? .interquartileRange(factor: limit) : .zScore(limit: limit)
    }

    /// The choices beyond those that all recipes have, so that the run can be repeated.
    private static func parameters(of recipe: TableRecipe) -> [Manifest.Parameter] {
        var parameters: [Manifest.Parameter] = [
            .init("impute", .text(recipe.imputer?.rawValue ?? none)), .init("encoding", .text(recipe.coding.rawValue)),
        ]
        switch recipe.outliers {
        case .interquartileRange(let factor)?:
            parameters += [.init("outliers", .text("iqr")), .init("outlier_limit", .number(factor))]
        case .zScore(let limit)?:
            parameters += [.init("outliers", .text("z_score")), .init("outlier_limit", .number(limit))]
        case nil: parameters.append(.init("outliers", .text(none)))
        }
        return parameters
            + recipe.transforms.sorted { $0.key < $1.key }.map {
                .init("transform_of \($0.key)", .text($0.value.rawValue))
            }
    }

    private static func list(_ names: [String]) -> String { names.isEmpty ? none : names.joined(separator: ", ") }
}
