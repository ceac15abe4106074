/// The rules of the house: each gives what a file does against it, as `path:line: complaint`.
enum HouseRules {
    static let longestFile = 400
    static let longestFunction = 70

    static let topLevel: Set<String> = [
        "Package.swift", "Sources", "Tests", "models", "Dockerfile", "openapi.yaml", "README.md",
    ]

    static func forbiddenImports(in file: SourceFile) -> [String] {
        guard file.isProduct else { return [] }
        guard Arrows.targets[file.target] != nil else { return ["\(file.path):1: target \(file.target) has no arrows"] }
        return file.codeLines.enumerated().flatMap { index, line in
            Arrows.modules(importedBy: line)
                .filter { !Arrows.mayImport($0, into: file.target) }
                .map { "\(file.path):\(index + 1): \(file.target) may not import \($0)" }
        }
    }

    static func excessLength(of file: SourceFile) -> [String] {
        let count = file.text.hasSuffix("\n") ? file.lines.count - 1 : file.lines.count
        return count > longestFile ? ["\(file.path):\(count): more than \(longestFile) lines"] : []
    }

    static func excessFunctions(in file: SourceFile) -> [String] {
        FunctionLengths(code: file.code).functions.filter { $0.lines > longestFunction }.map {
            "\(file.path):\($0.firstLine): a function of \($0.lines) lines, more than \(longestFunction)"
        }
    }

    static func vagueName(of file: SourceFile) -> [String] {
        ["Util", "Utils", "Helper", "Helpers", "Common", "Manager"].filter { file.stem.hasSuffix($0) }.prefix(1).map {
            "\(file.path):1: a file named \($0) says nothing of what is in it"
        }
    }

    static func forbiddenConstructs(in file: SourceFile) -> [String] {
        guard file.isProduct else { return [] }
        let inCode = zip(1..., file.codeLines).flatMap { number, line in
            ["try!", "as!", "fatalError("].filter { line.contains($0) }.map { "\(file.path):\(number): \($0)" }
        }
        let anywhere = zip(1..., file.lines).flatMap { number, line in
            ["TODO", "FIXME"].filter { line.contains($0) }.map { "\(file.path):\(number): \($0)" }
        }
        return inCode + anywhere
    }

    static func strayEntries(ofTopLevel names: some Sequence<String>) -> [String] {
        names.filter { !$0.hasPrefix(".") && !topLevel.contains($0) }.sorted().map { "\($0): not of the top level" }
    }
}
