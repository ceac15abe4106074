import FoundationEssentials
import Glibc
import TestSupport
import Testing

@testable import trainer

@Suite struct ScoreTests {
    private let folder: TemporaryFolder
    /// Tests/trainerTests/ScoreTests.swift is three steps below the package.
    private static let retail =
        "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/models/retail"

    init() throws { folder = try TemporaryFolder() }

    private func score(_ name: String, _ text: String, _ options: String...) throws -> (run: TrainerRun, output: String)
    {
        try folder.write(name, text)
        let output = folder.path + "/answers"
        let run = TrainerRun(
            ["score", Self.retail, "--input", folder.path + "/" + name, "--output", output] + options)
        return (run, (try? folder.read("answers")) ?? "")
    }

    @Test func everyRowOfATableIsAnsweredInOrder() throws {
        let text = "customer_id;monetary;recency;frequency\nA;2500;30;4\nB;much;1;1\nC;400;250;1\n"
        let (run, output) = try score("rows.csv", text)
        #expect(run.status == 0)
        let lines = output.split(separator: "\n").map { $0.split(separator: ";", omittingEmptySubsequences: false) }
        #expect(lines.map { $0[0] } == ["customer_id", "A", "B", "C"])
        #expect(lines.map { $0[2] } == ["segment", "Potential Loyalists", "", "Churn Risk"])
        #expect(lines[2].last?.contains("line 3: monetary: expected a number") == true)
        let summary = run.errors.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
        #expect(summary.contains("Churn Risk 1"))
        #expect(summary.last == "rows that could not be scored 1")
    }

    @Test func aRowThatCannotBeTakenApartIsCounted() throws {
        let (run, output) = try score("rows.csv", "recency,frequency,monetary\n1,\"2\n30,4,2500")
        #expect(run.status == 0)
        #expect(run.errors.hasSuffix(" 1\n"))
        let lines = output.split(separator: "\n")
        #expect(lines[1] == ",,,,,\"line 2, column 2: expected a closing quote, found the end of the text\"")
        #expect(lines[2].contains("Potential Loyalists") && lines.count == 3)
    }

    @Test(arguments: [("recency,frequency,monetary\n", "csv"), ("recency;frequency;monetary", "auto"), ("", "ndjson")])
    func nothingToScoreIsSaid(text: String, format: String) throws {
        let (run, output) = try score("rows.csv", text, "--format", format)
        #expect(run.status == 0)
        #expect(run.errors.hasSuffix("rows.csv has no rows to score\n"))
        #expect(output.split(separator: "\n").count == (text.isEmpty ? 0 : 1))
    }

    @Test func numbersMayHaveADecimalComma() throws {
        let text = "customer_id;monetary;recency;frequency\nA;2.500,00 €;30;4\n"
        let (run, output) = try score("rows.csv", text, "--decimal-mark", "comma", "--quiet")
        #expect((run.status, run.errors) == (0, ""))
        #expect(output.contains("Potential Loyalists"))
        let auto = try score("rows.csv", text, "--decimal-mark", "auto").run
        #expect(auto.status == 2)
        #expect(auto.errors.contains("expected one of plain, point, comma for --decimal-mark, found \"auto\""))
    }

    @Test func aLinkToTheAnswersStaysAndItsFileKeepsItsRights() throws {
        let (answers, link) = (folder.path + "/answers", folder.path + "/link")
        try folder.write("answers", "old")
        try folder.write("rows.csv", "recency,frequency,monetary\n30,4,2500\n")
        #expect(unsafe chmod(answers, 0o600) == 0 && symlink("answers", link) == 0)
        let arguments = ["score", Self.retail, "--input", folder.path + "/rows.csv", "--output"]
        #expect(TrainerRun(arguments + [link]).status == 0)
        #expect(try folder.read("answers").hasPrefix("cluster,segment"))
        var status = stat()
        #expect(unsafe lstat(link, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
        #expect(unsafe stat(answers, &status) == 0 && status.st_mode & 0o777 == 0o600)
        #expect(unsafe symlink("later", folder.path + "/dangling") == 0)
        #expect(TrainerRun(arguments + [folder.path + "/dangling"]).status == 0)
        #expect(try folder.read("later") == folder.read("answers"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 5, "nothing else is left")
    }

    @Test func linesOfJSONAreKnownByTheirBrace() throws {
        let line = "{\"recency\":30,\"frequency\":4,\"monetary\":2500}\n"
        let (run, output) = try score("rows.txt", "\n" + line + line, "--quiet")
        #expect((run.status, run.errors) == (0, ""))
        #expect(output.split(separator: "\n").count == 3)
        #expect(output.contains("\"segment\":\"Potential Loyalists\""))
    }

    @Test func aTableOfManyPiecesIsAnsweredWhole() throws {
        let row = "30,4,2500\n"
        let (run, output) = try score(
            "rows.csv", "recency,frequency,monetary\n" + String(repeating: row, count: 60_000), "--quiet")
        #expect(run.status == 0)
        #expect(output.utf8.count { $0 == UInt8(ascii: "\n") } == 60_001)
    }

    @Test(arguments: [
        ("recency,monetary\n1,2\n", "rows.csv: frequency: expected a column of this name, found recency, monetary"),
        (
            "recency\n1\n",
            "frequency: expected a column of this name, found recency; monetary: expected a column of this name, found none"
        ),
        ("", "rows.csv: expected a header, found nothing"),
        ("\"recency,frequency,monetary\n1,2,3", "expected a closing quote, found the end of the text"),
    ])
    func whatIsNoTableOfCustomersIsSaid(_ text: String, _ message: String) throws {
        let (run, output) = try score("rows.csv", text)
        #expect(run.status == 1)
        #expect(run.errors.contains(message), "\(run.errors)")
        #expect(output.isEmpty)
    }

    @Test func aBundleThatIsNotThereIsNamed() {
        let run = TrainerRun(["score", folder.path + "/none"])
        #expect(run.status == 1)
        #expect(run.errors.contains(folder.path + "/none"))
    }
}
