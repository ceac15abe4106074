/// Reads a bundle whole, and knows one by its files.
package enum BundleReader {
    /// Largest file of a bundle, in bytes: a customer table of some ten million lines.
    package static let largestFile = 1 << 30
    /// The file that makes a folder a bundle.
    package static let manifestName = ManifestFile.name
    /// The file that a person may edit.
    package static let segmentsName = SegmentsFile.name

    /// Whether the folder `path` is meant to be a bundle: one whose manifest was lost, or that cannot be looked into, is to
    /// be complained of.
    package static func isBundle(_ path: String) -> Bool {
        FileSystem.isClosed(path)
            || [ManifestFile.name, FeaturesFile.name].contains { FileSystem.exists("\(path)/\($0)") }
    }

    /// Reads the bundle in the folder `path`.
    ///
    /// - Throws: ``BundleError`` naming the file and the field that is wrong.
    package static func read(_ path: String) throws(BundleError) -> LoadedModel {
        try BundleReading(path).model()
    }
}
