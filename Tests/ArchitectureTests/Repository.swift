import Foundation

/// The package on disk.
struct Repository: Sendable {
    /// Every Swift file below `Sources` and `Tests`.
    let files: [SourceFile]
    /// What stands at the top: what git tracks there or, without git, what there is.
    let topLevel: Set<String>

    /// The package that these tests stand in.
    static let current = Repository(root: URL(filePath: #filePath).appending(path: "../../..").standardizedFileURL)

    private init(root: URL) {
        files = ["Sources", "Tests"].flatMap { folder in
            let paths = FileManager.default.enumerator(atPath: root.appending(path: folder).path)
            return (paths?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".swift") }.sorted().compactMap {
                let path = "\(folder)/\($0)"
                let text = try? String(contentsOf: root.appending(path: path), encoding: .utf8)
                return text.map { SourceFile(path: path, text: $0) }
            }
        }
        let present = try? FileManager.default.contentsOfDirectory(atPath: root.path)
        topLevel = Self.tracked(in: root) ?? Set(present ?? [])
    }

    private static func tracked(in root: URL) -> Set<String>? {
        let git = Process()
        git.executableURL = URL(filePath: "/usr/bin/env")
        git.arguments = ["git", "-C", root.path, "ls-files", "-z"]
        let output = Pipe()
        git.standardOutput = output
        git.standardError = FileHandle.nullDevice
        guard (try? git.run()) != nil else { return nil }
        let paths = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        git.waitUntilExit()
        guard git.terminationStatus == 0, !paths.isEmpty else { return nil }
        return Set(paths.split(separator: "\0").compactMap { $0.split(separator: "/").first.map(String.init) })
    }
}
