import Foundation
import ModelBundle

/// A folder of a test's own, removed with all in it when the test lets go of it.
package final class TemporaryFolder: Sendable {
    /// The folder's path.
    package let path: String

    /// Makes an empty folder.
    package init() throws {
        path = NSTemporaryDirectory() + "segmentation-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// A file's text.
    package func read(_ name: String) throws -> String {
        try String(contentsOfFile: path + "/" + name, encoding: .utf8)
    }

    /// Writes a file, making the folders above it.
    package func write(_ name: String, _ text: String) throws {
        let file = URL(fileURLWithPath: path + "/" + name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try text.write(to: file, atomically: false, encoding: .utf8)
    }

    /// Removes a file.
    package func remove(_ name: String) throws {
        try FileManager.default.removeItem(atPath: path + "/" + name)
    }

    /// Replaces the last occurrence of a text in a file, which must have it.
    package func edit(_ name: String, replacing original: String, with replacement: String) throws {
        let text = try read(name)
        guard let range = text.range(of: original, options: .backwards) else {
            throw CocoaError(.fileReadCorruptFile, userInfo: [NSLocalizedDescriptionKey: "\(name) has no \(original)"])
        }
        try write(name, text.replacingCharacters(in: range, with: replacement))
    }

    /// Makes the manifest's checksum of a bundle's file agree with the file.
    package func sign(_ name: String) throws {
        let digest = SHA256.digest(of: Array(try read(name).utf8).span).description
        let manifest = try read("manifest.json")
        let pattern = "\"\(NSRegularExpression.escapedPattern(for: name))\": \"[0-9a-f]{64}\""
        try write(
            "manifest.json",
            manifest.replacingOccurrences(
                of: pattern, with: "\"\(name)\": \"\(digest)\"", options: .regularExpression))
    }
}
