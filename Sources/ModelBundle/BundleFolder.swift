import Bytes
import JSON

/// The files of a bundle, each read only with the checksum that the manifest gives.
struct BundleFolder: Sendable {
    /// The path of the folder.
    let path: String
    /// The checksums of the manifest; nil while that itself is read.
    var checksums: [Manifest.FileChecksum]?

    /// The path of one of the files.
    func file(_ name: String) -> String { path + "/" + name }

    /// Whether the manifest lists a file.
    func lists(_ name: String) -> Bool { checksums?.contains { $0.name == name } ?? false }

    /// A file's JSON.
    ///
    /// - Parameters:
    ///   - isChecked: false for the files that have no checksum, because a person may edit them.
    ///   - limit: the most bytes that it may have.
    func document(
        _ name: String, isChecked: Bool = true, limit: Int = BundleReader.largestFile
    ) throws(BundleError) -> BundleField {
        let content = try content(name, isChecked: isChecked, limit: limit)
        do {
            let limits = JSONLimits(
                depth: 16, stringBytes: 64 * 1024, totalBytes: BundleReader.largestFile,
                elements: BundleReader.largestFile / 2)
            return BundleField(
                file: file(name), document: try JSONValue(reading: content.bytes, limits: limits))
        } catch {
            throw BundleError(file: file(name), problem: error.message(in: content.bytes))
        }
    }

    /// A file's bytes.
    func content(
        _ name: String, isChecked: Bool = true, limit: Int = BundleReader.largestFile
    ) throws(BundleError) -> ByteBuffer {
        let content = try FileSystem.read(file(name), limit: limit)
        if isChecked, let checksums { try check(content, of: name, against: checksums) }
        return content
    }

    /// An error about a field of the manifest.
    func manifestError(_ field: String, _ problem: String) -> BundleError {
        BundleError(file: file(ManifestFile.name), field: field, problem: problem)
    }

    private func check(
        _ content: borrowing ByteBuffer, of name: String, against checksums: [Manifest.FileChecksum]
    ) throws(BundleError) {
        guard let expected = checksums.first(where: { $0.name == name })?.sha256 else {
            throw manifestError("files", "expected the checksum of \(name), found none")
        }
        let found = SHA256.digest(of: content.bytes).description
        guard found == expected else {
            throw BundleError(
                file: file(name),
                problem: "expected the SHA-256 \(expected) that \(ManifestFile.name) gives, found \(found)")
        }
    }
}
