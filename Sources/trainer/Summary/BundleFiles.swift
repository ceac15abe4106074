import ModelBundle
import Training

/// The files of a bundle and their sizes.
struct BundleFiles {
    private let files: [(name: String, bytes: Int)]

    init(in folder: String) throws(BundleError) {
        var files: [(name: String, bytes: Int)] = []
        for name in try FileSystem.entries(of: folder) {
            let path = folder + "/" + name
            guard FileSystem.isDirectory(path) else {
                files.append((name, try FileSystem.size(of: path)))
                continue
            }
            let inner = try FileSystem.entries(of: path)
            var bytes = 0
            for entry in inner { bytes += try FileSystem.size(of: path + "/" + entry) }
            files.append(("\(name)/ (\(inner.count) files)", bytes))
        }
        self.files = files
    }

    /// A section for people.
    var text: String {
        let total = files.reduce(0) { $0 + $1.bytes }
        let rows = (files + [("total", total)]).map { [$0.name, FigureFormat.whole.text(Double($0.bytes)), "bytes"] }
        return "\nFiles\n" + TextTable([.left, .right, .left], rows).text
    }
}
