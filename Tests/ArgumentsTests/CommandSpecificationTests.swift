import Arguments
import Testing

@Suite struct CommandSpecificationTests {
    private enum Color: String, CaseIterable {
        case red
        case darkBlue = "dark_blue"
    }

    private let command = CommandSpecification(
        name: "paint", summary: "Paints a wall.", operand: "WALL", operandCount: 1...2,
        options: [
            CommandOption(
                "--coats", .value(placeholder: "N"), "How many coats", default: "2", environment: "PAINT_COATS"),
            CommandOption("--color", .value(placeholder: "COLOR"), "Which colour", default: "red"),
            CommandOption("--width", .value(placeholder: "METRES"), "How wide"),
            CommandOption("--can", .values(placeholder: "FILE"), "A can of paint"),
            CommandOption("--dry", .flag, "Only look", environment: "PAINT_DRY"),
        ])

    private func failure(_ arguments: [String], _ environment: [String: String] = [:]) -> String? {
        do {
            let parsed = try command.parse(arguments, environment: environment)
            _ = try parsed.integer("--coats", in: 1...5)
            _ = try parsed.word("--color", Color.self)
            return nil
        } catch {
            return error.description
        }
    }

    @Test func argumentsWinOverTheEnvironmentAndThatOverDefaults() throws {
        let environment = ["PAINT_COATS": "4"]
        #expect(try command.parse(["w"]).text("--coats") == "2")
        #expect(try command.parse(["w"], environment: environment).text("--coats") == "4")
        #expect(try command.parse(["w", "--coats", "3"], environment: environment).text("--coats") == "3")
        #expect(try command.parse(["w"], environment: ["PAINT_COATS": ""]).text("--coats") == "2")
    }

    @Test func valuesFollowWithSpaceOrEqualsSignAndOperandsStandAnywhere() throws {
        let parsed = try command.parse(["--can", "a", "w", "--can=b=c", "--dry", "--color=dark-blue", "-"])
        #expect(parsed.texts("--can") == ["a", "b=c"])
        #expect(parsed.operands == ["w", "-"])
        #expect(parsed.contains("--dry"))
        #expect(!parsed.contains("--width"))
        #expect(parsed.optionalText("--width") == nil)
        #expect(try parsed.word("--color", Color.self) == .darkBlue)
        #expect(try command.parse(["--", "--dry"]).operands == ["--dry"])
        #expect(try command.parse(["w", "--width", "-1.5"]).number("--width") == -1.5)
    }

    @Test func tooFewOperandsAreShown() {
        let two = CommandSpecification(name: "mix", summary: "", operand: "A B", operandCount: 2...2, options: [])
        #expect(throws: UsageError("expected A B, found only red")) { try two.parse(["red"]) }
    }

    @Test(arguments: [("1", true), ("yes", true), ("0", false), ("false", false), ("", false)])
    func aFlagIsSetByItsVariable(value: String, isSet: Bool) throws {
        #expect(try command.parse(["w"], environment: ["PAINT_DRY": value]).contains("--dry") == isSet)
    }

    @Test(arguments: [
        ([], "expected WALL, found nothing"),
        (["a", "b", "c"], "found an unexpected argument: \"c\""),
        (["w", "--coat", "3"], "--coat is no option of paint; did you mean --coats?"),
        (["w", "--idth", "3"], "--idth is no option of paint; did you mean --width?"),
        (["w", "--cna", "3"], "--cna is no option of paint; did you mean --can?"),
        (["w", "--zebra"], "--zebra is no option of paint; --help lists them"),
        (["w", "--coats"], "expected N after --coats, found nothing"),
        (["w", "--coats", "--dry"], "expected N after --coats, found --dry"),
        (["w", "--coats", "1", "--coats", "2"], "--coats is given more than once"),
        (["w", "--dry=1"], "--dry takes no value, found \"1\""),
        (["w", "--coats", "6"], "expected a whole number from 1 to 5 for --coats, found \"6\""),
        (["w", "--coats", "x"], "expected a whole number from 1 to 5 for --coats, found \"x\""),
        (["w", "--color", "green"], "expected one of red, dark-blue for --color, found \"green\""),
    ])
    func whatCannotBeUnderstoodIsNamed(arguments: [String], message: String) {
        #expect(failure(arguments) == message)
    }

    @Test func aBadVariableIsNamedByItsOwnName() {
        #expect(
            failure(["w"], ["PAINT_COATS": "many"])
                == "expected a whole number from 1 to 5 for PAINT_COATS, found \"many\"")
    }

    @Test func aRequiredOptionMustBeThere() {
        let strict = CommandSpecification(
            name: "x", summary: "",
            options: [CommandOption("--out", .value(placeholder: "DIR"), "Where", isRequired: true)])
        #expect(throws: UsageError("expected --out, found nothing; Where")) { try strict.parse([]) }
    }

    @Test func helpShowsEveryOptionWithDefaultAndVariable() {
        #expect(command.help.contains("Usage: paint [OPTIONS] WALL\n\nPaints a wall.\n\nOptions:\n"))
        #expect(command.help.contains("  --coats N       How many coats [default 2, PAINT_COATS]\n"))
        #expect(command.help.contains("  --dry           Only look [PAINT_DRY]\n"))
    }
}
