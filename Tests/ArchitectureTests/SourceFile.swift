/// One Swift file of the package, as it is and with everything blanked that is not code.
struct SourceFile: Sendable {
    /// Path from the package's root: `Sources/JSON/JSONReader.swift`.
    let path: String
    let text: String
    /// The text with comments and the contents of strings turned into spaces, line for line as long.
    let code: String

    init(path: String, text: String) {
        self.path = path
        self.text = text
        code = CodeBlanking.code(of: text)
    }

    /// The folder below `Sources` or `Tests`, which is the target's name.
    var target: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }

    var isProduct: Bool { path.hasPrefix("Sources/") }

    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }

    var codeLines: [Substring] { code.split(separator: "\n", omittingEmptySubsequences: false) }

    /// The file's name without folders and `.swift`.
    var stem: String {
        let name = path.split(separator: "/").last ?? ""
        return String(name.hasSuffix(".swift") ? name.dropLast(6) : name)
    }
}
