import Arguments
import Testing

@testable import trainer

@Suite struct TrainerCommandTests {
    private static let retail = ["train", "retail", "--transactions", "none.csv", "--output", "o"]
    private static let customers = ["train", "customers", "--input", "none.csv", "--output", "o"]

    /// The words that may follow, as an error lists them.
    private static func choices(_ words: String...) -> String {
        CommandList(Trainer.commands, under: words).choices.joined(separator: ", ")
    }

    @Test(arguments: [
        ([], "expected \(choices()) or --help, found nothing"),
        (["trian"], "expected \(choices()) or --help, found trian; did you mean train?"),
        (["train"], "expected \(choices("train")) or --help after train, found nothing"),
        (
            ["train", "retial"],
            "expected \(choices("train")) or --help after train, found retial; did you mean retail?"
        ),
        (["help", "foo"], "expected \(choices()) or --help, found foo"),
        (["--versoin"], "expected \(choices()) or --help, found --versoin; did you mean --version?"),
        (["inspect"], "expected DIR, found nothing"),
        (["inspect", "a", "b"], "found an unexpected argument: \"b\""),
        (["train", "retail", "--output", "o"], "expected --transactions, found nothing"),
        (["train", "retail", "--transactions"], "expected FILE after --transactions, found nothing"),
        (
            retail + ["--transform", "log"],
            "expected one of none, log1p, sqrt, cbrt, yeo-johnson for --transform, found \"log\""
        ),
        (retail + ["--scaler", "minmax"], "expected one of standard, min-max, robust for --scaler, found \"minmax\""),
        (retail + ["--k", "four"], "expected a whole number from 1 to 1000 for --k, found \"four\""),
        (retail + ["--k", "0"], "expected a whole number from 1 to 1000 for --k, found \"0\""),
        (retail + ["--eps", "-0.1"], "expected a number above 0, or auto, for --eps, found \"-0.1\""),
        (retail + ["--min-samples", "0"], "expected a whole number from 1 to 1000000 for --min-samples, found \"0\""),
        (retail + ["--restarts="], "expected a whole number from 1 to 1000000 for --restarts, found \"\""),
        (retail + ["--bootstrap", "-1"], "expected a whole number from 0 to 100000 for --bootstrap, found \"-1\""),
        (retail + ["--seed", "-1"], "expected a whole number from 0 to 9007199254740991 for --seed, found \"-1\""),
        (
            retail + ["--customer-table", "all"],
            "expected one of features, labels, none for --customer-table, found \"all\""
        ),
        (retail + ["--name", "a/b"], "for the model's name (--name), found \"a/b\""),
        (retail + ["--currency", "12"], "expected a currency like GBP for --currency, found \"12\""),
        (
            retail + ["--date-order", "iso"],
            "expected one of auto, month-first, day-first for --date-order, found \"iso\""
        ),
        (retail + ["--restart", "3"], "did you mean --restarts?"),
        (retail + ["--quiet=1"], "--quiet takes no value, found \"1\""),
        (customers + ["more.csv"], "found an unexpected argument: \"more.csv\""),
        (customers + ["--input", "b"], "--input is given more than once"),
        (["train", "customers", "--input", "a", "--output", ".."], "for the model's name (--name), found \"..\""),
    ])
    func whatCannotBeUnderstoodIsSaidAndEndsWithStatusTwo(_ arguments: [String], _ message: String) {
        let run = TrainerRun(arguments)
        #expect(run.status == 2)
        #expect(run.errors.hasPrefix("trainer: "))
        #expect(run.errors.contains(message), "\(run.errors)")
        #expect(run.output.isEmpty)
    }

    @Test(arguments: [
        [], ["train", "retail"], ["train", "customers"], ["train", "carts"], ["train", "mall"], ["train", "table"],
        ["inspect"], ["train"], ["evaluate"],
        ["compare"],
    ])
    func helpIsGivenOnEveryCommand(_ words: [String]) {
        let byOption = TrainerRun(words + ["--help"])
        let byCommand = TrainerRun(["help"] + words)
        #expect(byOption.status == 0 && byCommand.status == 0)
        #expect(byOption.output == byCommand.output)
        #expect(byOption.output.hasPrefix("Usage: trainer \(words.joined(separator: " "))"))
        #expect(byOption.errors.isEmpty)
        #expect(byOption.output.split(separator: "\n").allSatisfy { $0.count <= 110 })
    }

    @Test func helpShowsEveryOptionWithItsDefault() {
        let help = TrainerRun(["train", "retail", "--help"]).output
        for option in [
            "--transactions", "--output", "--currency", "--date-order", "--transform", "--scaler", "--k", "--eps",
            "--min-samples", "--seed", "--restarts", "--bootstrap", "--customer-table", "--name", "--no-default",
            "--json", "--quiet", "--help",
        ] {
            #expect(help.contains("\n  \(option)"), "\(option)")
        }
        for text in ["[default 4]", "[default 0.08]", "[default 6]", "[default 100]", "[default auto]"] {
            #expect(help.contains(text), "\(text)")
        }
        // Long lines are wrapped.
        let customers = TrainerRun(["train", "customers", "--help"]).output.split { $0.isWhitespace }.joined(
            separator: " ")
        for text in ["[default 3]", "[default 2.7]", "[default 10]", "[default 1000]", "[default labels]"] {
            #expect(customers.contains(text), "\(text)")
        }
    }

    @Test(arguments: Trainer.commands.map(\.path))
    func everyCommandHasExamplesThatItUnderstands(_ path: [String]) throws {
        let command = try #require(Trainer.commands.first { $0.path == path })
        let help = TrainerRun(path + ["--help"]).output
        #expect(!command.specification.examples.isEmpty && help.contains("\nExamples:\n  "))
        #expect(help.split(separator: "\n").allSatisfy { $0.count <= 110 })
        for example in command.specification.examples {
            // What stands before a pipe is another program.
            let words = example.split(separator: "|").last?.split(separator: " ").map(String.init) ?? []
            #expect(words.starts(with: ["trainer"] + path))
            _ = try command.specification.parse(Array(words.dropFirst(1 + path.count)))
        }
    }

    @Test func versionIsShown() {
        #expect(TrainerRun(["--version"]).output == "trainer 1.0.0\n")
    }

    @Test func aFileThatIsNotThereEndsWithStatusOne() {
        for arguments in [Self.retail, Self.customers] {
            let run = TrainerRun(arguments + ["--quiet"])
            #expect(run.status == 1)
            #expect(run.errors == "trainer: none.csv: No such file or directory\n")
        }
    }

    @Test func aCreationTimeThatMakesNoSenseIsFoundBeforeWork() {
        let run = TrainerRun(Self.retail, sourceDateEpoch: "yesterday")
        #expect(run.status == 1)
        #expect(run.errors == "trainer: SOURCE_DATE_EPOCH: expected seconds since 1970, found \"yesterday\"\n")
    }
}
