import Arguments
import CSV
import ModelBundle
import Training

/// `trainer train transactions`: purchases in any table become a model of recency, frequency and monetary value.
enum TrainTransactions {
    static let command = Command(
        ["train", "transactions"],
        summary: "The same from a table of transactions in any columns",
        text: """
            Reads transactions from any table of text and trains what `train retail` does. Columns are named by \
            options, or found by the names they usually have; delimiter and spelling of the dates are told from the \
            file. Rows without a customer (nothing, nan, null, ####), cancellations (an invoice that starts with C), \
            and rows whose quantity, price or amount is not above 0 are counted and left out. Recency is counted to \
            one day after the last purchase of all. \(OutputOptions.outcome)
            """,
        examples: [
            "trainer train transactions --transactions sales.txt --customer who --date when --amount paid --output m",
            "trainer train transactions --transactions rows.txt --no-header --customer 1 --date 3 --amount 5 --output m",
        ],
        operand: TransactionOptions.operand, operandCount: TransactionOptions.operandCount,
        options: [
            CommandOption(
                "--transactions", .values(placeholder: "FILE"),
                "Table of transactions; - for standard input; several files may follow each other", isRequired: true),
            OutputOptions.folder,
        ] + TransactionColumnOptions.options + [DecimalMarkOption.option, TransactionOptions.strict]
            + TrainRetail.recipeOptions
            + ModelOptions.options(RetailRecipe.defaults) + OutputOptions.options(customerTable: .features),
        run: run)

    private static func run(_ arguments: ParsedArguments, in environment: TrainerEnvironment) throws {
        let columns = try TransactionColumnOptions.columns(from: arguments)
        let word = arguments.text("--delimiter")
        var options = CSVOptions()
        options.delimiter = CSVDelimiter.allCases.first { $0.name == word }
        let mayBeSpaced = word == TransactionOptions.automatic || word == "space"
        guard options.delimiter != nil || mayBeSpaced else {
            let words = CSVDelimiter.allCases.map(\.name).joined(separator: ", ")
            throw arguments.mismatch("--delimiter", "one of auto, \(words), space")
        }
        let adapt: (HashingSource) -> any ByteSource = { source in
            guard mayBeSpaced else { return source }
            return WhitespaceSource(source, isSpaced: word == "space")
        }
        try TrainRetail.train(
            arguments, columns, options: options,
            choices: [.init("command", .text("transactions"))] + TransactionColumnOptions.choices(in: arguments),
            in: environment, adapt: adapt)
    }
}
