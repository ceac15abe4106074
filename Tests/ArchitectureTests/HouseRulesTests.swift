import Testing

/// Each rule complains of what is against it and of nothing else.
@Suite struct HouseRulesTests {
    private func source(_ text: String, path: String = "Sources/JSON/Sample.swift") -> SourceFile {
        SourceFile(path: path, text: text)
    }

    @Test(arguments: [
        ("import Bytes", []), ("import Glibc", []), ("package import Bytes", []), ("// import Training", []),
        ("let text = \"import Training\"", []), ("let important = 1", []), ("import Foundation", ["Foundation"]),
        ("import FoundationEssentials", ["FoundationEssentials"]), ("@testable import Training", ["Training"]),
        ("  package  import Training // why", ["Training"]), ("private import struct Training.Row", ["Training"]),
        ("@preconcurrency internal import Dispatch", ["Dispatch"]), ("import Bytes; import CSV", ["CSV"]),
        ("@_exported public import Scoring", ["Scoring"]), ("import Elsewhere", ["Elsewhere"]),
    ])
    func refusesImportsAgainstTheArrows(line: String, modules: [String]) {
        let complaints = HouseRules.forbiddenImports(in: source("\n" + line))
        #expect(complaints == modules.map { "Sources/JSON/Sample.swift:2: JSON may not import \($0)" })
    }

    @Test func refusesFoundationWhereItMayNotBe() {
        let mayNot = [
            "Bytes", "JSON", "CSV", "Segmentation", "ModelBundle", "Scoring", "HTTP1", "Transport", "Service", "server",
            "Charts",
        ]
        for target in mayNot {
            #expect(
                !Arrows.mayImport("Foundation", into: target) && !Arrows.mayImport("FoundationEssentials", into: target)
            )
        }
        #expect(Arrows.mayImport("FoundationEssentials", into: "Training"))
    }

    @Test func refusesATargetThatNobodyDrewArrowsFor() {
        #expect(HouseRules.forbiddenImports(in: source("", path: "Sources/New/New.swift")).count == 1)
        #expect(HouseRules.forbiddenImports(in: source("import JSON", path: "Tests/NewTests/NewTests.swift")).isEmpty)
    }

    @Test func refusesTheFirstLineTooMany() {
        let line = "let x = 1\n"
        #expect(HouseRules.excessLength(of: source(String(repeating: line, count: 400))).isEmpty)
        #expect(HouseRules.excessLength(of: source(String(repeating: line, count: 401))).count == 1)
        #expect(HouseRules.excessLength(of: source(String(repeating: line, count: 400) + "x")).count == 1)
    }

    @Test(arguments: ["func long() {", "init?(x: Int) where X: Y {", "deinit {", "subscript(index: Int) -> Int {"])
    func refusesFunctionsOfMoreThanSeventyLines(declaration: String) {
        func file(_ lines: Int) -> SourceFile {
            source(
                "struct A {\n" + declaration + "\n" + String(repeating: "if x { y() }\n", count: lines - 2) + "}\n}\n")
        }
        #expect(HouseRules.excessFunctions(in: file(70)).isEmpty)
        #expect(
            HouseRules.excessFunctions(in: file(71)) == [
                "Sources/JSON/Sample.swift:2: a function of 71 lines, more than 70"
            ])
    }

    @Test func measuresFunctionsByTheirOwnBraces() {
        let code = """
            protocol P {
                func bare()
                func other() -> Int
            }
            func outer(_ body: () -> Void = { }) {
                func inner() { }
                Self.init()
            }
            """
        let lines = FunctionLengths(code: CodeBlanking.code(of: code)).functions.map { [$0.firstLine, $0.lastLine] }
        #expect(lines == [[6, 6], [5, 8]])
    }

    @Test(arguments: [
        ("let a = \"{ } \\\" //\" // } {", 0), ("/* { /* { */ } */ {", 1),
        ("#\"\\\" { \"# + \"\"\"\n { \" \\\"\"\" \n\"\"\" {", 1),
        ("\"\\(items.map { \"{\" }) {\" }", -1), ("#\"\\#(f(\"{\")) \\(\"# {", 1), ("\"unclosed {\n{", 1),
    ])
    func blanksCommentsAndStrings(text: String, balance: Int) {
        let code = CodeBlanking.code(of: text)
        #expect(code.utf8.count == text.utf8.count)
        #expect(code.count { $0 == "{" } - code.count { $0 == "}" } == balance, "\(code)")
    }

    @Test(arguments: [
        ("StringUtils", true), ("Helpers", true), ("TestHelper", true), ("Common", true), ("ModelManager", true),
        ("JSONReader+Helpers", true), ("JSONReader", false), ("CommonFeatures", false), ("Managers", false),
    ])
    func refusesVagueNames(stem: String, isVague: Bool) {
        #expect(HouseRules.vagueName(of: source("", path: "Tests/XTests/\(stem).swift")).isEmpty == !isVague)
    }

    @Test(arguments: [
        ("let x = try! f()", 1), ("let x = y as! Int", 1), ("fatalError(\"no\")", 1), ("// TODO: later", 1),
        ("\"FIXME\"", 1), ("let x = try? f() as? Int // as! try!", 0), ("let text = \"fatalError(\"", 0),
    ])
    func refusesForbiddenConstructs(line: String, complaints: Int) {
        #expect(HouseRules.forbiddenConstructs(in: source(line)).count == complaints)
        #expect(HouseRules.forbiddenConstructs(in: source(line, path: "Tests/XTests/X.swift")).isEmpty)
    }

    @Test func refusesStrangersAtTheTopLevel() {
        #expect(HouseRules.strayEntries(ofTopLevel: HouseRules.topLevel.union([".gitignore", ".ci"])).isEmpty)
        #expect(HouseRules.strayEntries(ofTopLevel: ["docs", "Package.swift", "notes.txt"]).count == 2)
    }
}
