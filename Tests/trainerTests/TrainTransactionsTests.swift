import ModelBundle
import Segmentation
import TestSupport
import Testing

@testable import trainer

@Suite struct TrainTransactionsTests {
    private let folder: TemporaryFolder
    private var bundle: String { folder.path + "/shop" }

    init() throws { folder = try TemporaryFolder() }

    private func train(_ text: String, _ options: String...) throws -> TrainerRun {
        try folder.write("sales.txt", text)
        return TrainerRun(
            [
                "train", "transactions", "--transactions", folder.path + "/sales.txt", "--output", bundle,
                "--restarts", "5", "--bootstrap", "0", "--k-range", "none", "--eps", "0.2",
            ] + options)
    }

    /// A hundred customers, of whom each bought twice, by other names and in another order of columns.
    private func rows(_ row: (Int, Int) -> String) -> String {
        (0..<200).map { row($0 % 100, 1 + $0 % 28) + "\n" }.joined()
    }

    @Test func columnsAreTakenByNameAndWhatWasFoundIsSaid() throws {
        let run = try train(
            "who;when;paid\n" + rows { "K\($0);\($1)/2/2011;\(10 + $0)" }, "--customer", "who", "--date", "When",
            "--amount", "paid")
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.errors.contains("dates are read as day first, as "))
        let model = try BundleReader.read(bundle)
        #expect(model.manifest.trainingData.customers == 100)
        #expect(model.manifest.parameters.contains(.init("date_order", .text("day_first"))))
        #expect(model.manifest.kind == .rfm)
    }

    @Test func columnsAreTakenByNumberFromATableOfSpaces() throws {
        let run = try train(
            rows { " \($0)  x  201102\($1 < 10 ? "0" : "")\($1)   \(10 + $0).5" }, "--no-header", "--customer", "1",
            "--date", "3", "--amount", "4", "--quiet")
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.errors.isEmpty)
        #expect(try BundleReader.read(bundle).manifest.trainingData.rowsKept == 200)
    }

    @Test(arguments: [
        (["--no-header"], "--no-header needs --customer, a column's number"),
        (
            ["--no-header", "--customer", "id"],
            "expected a column's number, as there is no header, for --customer, found \"id\""
        ),
        (["--no-header", "--customer", "1", "--date", "2"], "--no-header needs --amount, or --quantity and --price"),
        (["--amount", "a", "--price", "b"], "--amount takes the place of --quantity and --price"),
        (["--delimiter", "dash"], "expected one of auto, comma, semicolon, tab, pipe, space for --delimiter"),
        (["--date-format", "iso"], "expected one of auto, month-first, day-first for --date-format, found \"iso\""),
        (["--invoice", "a", "--one-order-per-date"], "--one-order-per-date is for tables without an --invoice column"),
    ])
    func whatMakesNoSenseIsSaid(_ options: [String], _ message: String) {
        let run = TrainerRun(["train", "transactions", "--transactions", "none.csv", "--output", bundle] + options)
        #expect(run.status == 2)
        #expect(run.errors.hasPrefix("trainer: " + message), "\(run.errors)")
    }

    @Test(arguments: [
        ("", "expected a header and rows, found nothing"),
        ("customer,date,amount\n", "expected at least one row of data, found none"),
        ("customer,date,amount\n7,2011-01-01,5\n", "4 clusters need at least 4 distinct rows, but there are 1"),
        ("customer,when,amount\n7,2011-01-01,5\n", "found 'customer', 'when' and 'amount'"),
    ])
    func dataThatMakeNoModelAreRefusedAndTheOldBundleStays(_ text: String, _ message: String) throws {
        #expect(try train("customer,date,amount\n" + rows { "\($0),2011-02-\($1),\(10 + $0)" }).status == 0)
        let before = try BundleBytes.read(bundle)
        let run = try train(text)
        #expect(run.status == 1)
        #expect(run.errors.contains(message), "\(run.errors)")
        #expect(try BundleBytes.read(bundle) == before)
    }

    @Test func constantColumnsAreNoHindrance() throws {
        let run = try train("customer,date,amount\n" + rows { "\($0),2011-02-01,\(10 + $0 + $1 * 0)" })
        #expect(run.status == 0, "\(run.errors)")
    }
}
