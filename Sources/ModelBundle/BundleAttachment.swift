/// A file that lies in a bundle for people: written with it, never read when the bundle is loaded.
package struct BundleAttachment: Sendable, Equatable {
    /// Where it lies in the bundle's folder, with `/` between a folder and its file.
    package let path: String
    /// What is in it.
    package let text: String

    /// Makes a file.
    package init(_ path: String, _ text: String) {
        self.path = path
        self.text = text
    }

    /// Writes the file into the bundle at `folder`: beside, then put in its place in one step. Nobody waits for the disk,
    /// since what a power failure takes can be made again.
    package func write(to folder: String) throws(BundleError) {
        let target = folder + "/" + path
        try FileSystem.createDirectory(FileSystem.parent(of: target))
        try FileSystem.replace(target, with: text)
    }
}
