import Arguments
import Bytes
import CSV
import Training

/// `trainer rfm`: transactions become a table of customers, one row each.
enum ReduceToRFM {
    static let command = Command(
        ["rfm"], summary: "Add transactions up per customer, without a model",
        text: """
            Reads transactions as `train retail` does, and writes one row per customer: customer_id, recency (days \
            from the last purchase to one day after the last purchase of all), frequency (orders), monetary (sum of \
            quantity times price), average_order_value and tenure (days since the first purchase).
            """,
        examples: [
            "trainer rfm --transactions orders.csv --output customers.csv"
        ],
        operand: TransactionOptions.operand, operandCount: TransactionOptions.operandCount,
        options: [
            TransactionOptions.files,
            CommandOption(
                "--output", .value(placeholder: "FILE"), "CSV to write; - for standard output", default: "-"),
        ] + TransactionOptions.reading + [
            CommandOption("--quiet", .flag, "Do not tell what became of the rows")
        ],
        run: run)

    private static func run(_ arguments: ParsedArguments, in environment: TrainerEnvironment) throws {
        var columns = TransactionColumns()
        columns.dateOrder = try TransactionOptions.dateOrder(from: arguments)
        columns.decimalMark = try DecimalMarkOption.mark(from: arguments)
        let path = try arguments.path("--output", "a file")
        var sources: [FileSource] = []
        for path in TransactionOptions.paths(in: arguments) { sources.append(try FileSource(path: path)) }
        var output = try OutputFile(path: path)
        var transactions = TransactionSource(sources, columns: columns)
        transactions.isStrict = arguments.contains("--strict")
        let reading = try transactions.readRFM(workers: environment.workers)
        var text = table(of: reading.table)
        try output.write(&text)
        try output.finish()
        if !arguments.contains("--quiet") { environment.report(summary(of: reading)) }
    }

    private static func table(of table: RFMTable) -> ByteBuffer {
        var text = ByteBuffer(capacity: 1 << 16)
        var writer = CSVWriter()
        for name in ["customer_id", "recency", "frequency", "monetary", "average_order_value", "tenure"] {
            writer.write(name, to: &text)
        }
        writer.endRecord(to: &text)
        for customer in table.customers {
            writer.write(customer.id, to: &text)
            writer.write(customer.recency, to: &text)
            writer.write(customer.frequency, to: &text)
            writer.write(customer.monetary, to: &text)
            writer.write(customer.averageOrderValue, to: &text)
            writer.write(customer.tenure, to: &text)
            writer.endRecord(to: &text)
        }
        return text
    }

    private static func summary(of reading: RFMReading) -> String {
        func count(_ number: Int) -> String { FigureFormat.whole.text(Double(number)) }
        let report = reading.report
        let rows =
            [["rows read", count(report.rowsRead)]]
            + report.removals.map { ["- \($0.rule.rawValue)", count($0.rows)] }
            + [
                ["rows kept", count(report.rowsKept)], ["customers", count(reading.table.customers.count)],
                ["orders", count(reading.orders)], ["revenue", FigureFormat.decimals(2).text(reading.revenue)],
                ["reference date", reading.table.reference.description], ["dates", reading.dates.description],
                ["numbers", reading.numbers.description],
            ]
        return TextTable([.left, .right], rows).text
    }
}
