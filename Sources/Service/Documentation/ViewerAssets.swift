import Bytes
package import ModelBundle

/// The viewers' files in memory: read once, when the server starts, so that no request ever names a path on the disk.
package final class ViewerAssets: Sendable {
    /// Largest of the files, in bytes.
    package static let largestFile = 16 << 20

    /// A file and what it is known by.
    struct Content: Sendable {
        let bytes: [UInt8]
        let entityTag: EntityTag
    }

    private let contents: [ViewerFile: Content]

    /// Reads all files of the viewers in `folder`.
    ///
    /// - Throws: the error of the first file that is not there, is no regular file or is too large.
    package init(reading folder: String) throws(BundleError) {
        var contents: [ViewerFile: Content] = [:]
        for file in ViewerFile.allCases {
            let read = try FileSystem.read(folder + "/" + file.path, limit: Self.largestFile)
            let bytes = (0..<read.count).map { read.bytes[$0] }
            contents[file] = Content(
                bytes: bytes, entityTag: EntityTag(digest: SHA256.digest(of: read.bytes).description))
        }
        self.contents = contents
    }

    subscript(file: ViewerFile) -> Content? { contents[file] }
}
