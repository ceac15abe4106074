import Arguments
import Bytes
import ModelBundle
import Scoring
import Segmentation
import Training

/// `trainer score`: the segment of each row of a file, as the server would answer.
enum Score {
    static let command = Command(
        ["score"], summary: "Tell the segment of each customer in a file",
        text: """
            Reads customers, one per row, and writes one answer per row in the same order: cluster, segment, \
            confidence, anomaly and warnings, the same that the server gives to POST /score. CSV and TSV need a header \
            with the model's features (trainer inspect shows them); in NDJSON each line is an object. Rows are \
            scored as they come, so any number of them can be piped through. A row that cannot be scored is answered \
            with the reason and its line.
            """,
        examples: [
            "trainer score models/retail --input customers.csv --output segments.csv"
        ],
        operand: "DIR", operandCount: 1...1,
        options: [
            CommandOption(
                "--input", .value(placeholder: "FILE"), "Customers to score; - for standard input", default: "-"),
            CommandOption(
                "--output", .value(placeholder: "FILE"), "Where the answers go; - for standard output", default: "-"),
            CommandOption(
                "--format", .value(placeholder: "NAME"),
                "csv, tsv or ndjson, for input and output; auto tells by the first bytes", default: "auto"),
            CommandOption(
                decimalMark, .value(placeholder: "MARK"),
                "How the numbers of a table are written: plain as in 1234.50, or as people do, with currencies and with "
                    + "brackets for less than zero: point as in 1,234.50, comma as in 1.234,50. Rows are answered as they "
                    + "come, so all of them cannot tell",
                default: NumberForm.plain.rawValue),
            CommandOption("--quiet", .flag, "Do not tell how many customers each segment was given"),
        ],
        run: run)

    private static let decimalMark = "--decimal-mark"

    private enum Format: String, CaseIterable {
        case auto, csv, tsv, ndjson
    }

    /// Why the input cannot be scored, or not to its end.
    private struct Failure: Error, CustomStringConvertible {
        let description: String

        init(_ error: BulkError, in source: String) {
            switch error {
            case .header(let issues):
                let problems = issues.map { issue in
                    let names = issue.location.compactMap { if case .key(let name) = $0 { name } else { nil } }
                    return (names + [issue.message]).joined(separator: ": ")
                }
                description = "\(source): " + problems.joined(separator: "; ")
            case .unreadable(let message): description = "\(source): \(message)"
            }
        }
    }

    private static func run(_ arguments: ParsedArguments, in environment: TrainerEnvironment) throws {
        let format: Format = try arguments.word("--format")
        let numbers: NumberForm = try arguments.word(decimalMark)
        let answers = try arguments.path("--output", "a file")
        let model = try BundleReader.read(arguments.operands[0])
        let scorer = ModelScorer(model.segmenter)
        let source = try FileSource(path: arguments.text("--input"))
        var output = try OutputFile(path: answers)
        var input = ByteBuffer()
        let isWhole = try !source.read(into: &input)
        // Few rows are scored sooner than it takes to make each cheaper.
        if !isWhole { model.segmenter.prepare() }
        let tally =
            switch format == .auto ? Self.format(of: input.bytes) : format {
            case .ndjson: try score(LineScorer(scorer), input, isWhole, source, &output)
            case .tsv:
                try score(
                    TableScorer(scorer, isTabSeparated: true, numbers: numbers), input, isWhole, source, &output)
            case .csv, .auto:
                try score(
                    TableScorer(scorer, isTabSeparated: false, numbers: numbers), input, isWhole, source, &output)
            }
        try output.finish()
        guard !arguments.contains("--quiet") else { return }
        environment.report(summary(of: tally, model))
        if tally.rows == 0 { environment.report("note: \(source.name) has no rows to score\n") }
    }

    /// Objects begin with a brace, headers of tables do not.
    private static func format(of text: Span<UInt8>) -> Format {
        for index in text.indices where text[index] > UInt8(ascii: " ") {
            return text[index] == UInt8(ascii: "{") ? .ndjson : .csv
        }
        return .csv
    }

    private static func score<Rows: RowScorer & ~Copyable>(
        _ rows: consuming Rows, _ first: consuming ByteBuffer, _ isWhole: Bool, _ source: FileSource,
        _ output: inout OutputFile
    ) throws -> RowTally {
        var input = first
        var hasMore = !isWhole
        var answers = ByteBuffer(capacity: 512 * 1024)
        do {
            while hasMore || !input.isEmpty {
                try rows.receive(input.bytes, into: &answers)
                try output.write(&answers)
                input.removeAll()
                if hasMore { hasMore = try source.read(into: &input) }
            }
            try rows.finish(into: &answers)
            try output.write(&answers)
        } catch let error as BulkError { throw Failure(error, in: source.name) }
        return rows.takeTally()
    }

    private static func summary(of tally: RowTally, _ model: LoadedModel) -> String {
        func count(_ number: Int) -> String { FigureFormat.whole.text(Double(number)) }
        var rows = zip(model.segmenter.segments.segments, tally.clusters).map { [$0.name, count($1)] }
        rows.append(["anomalies among them", count(tally.anomalies)])
        rows.append(["rows that could not be scored", count(tally.refused)])
        return TextTable([.left, .right], rows).text
    }
}
