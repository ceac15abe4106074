import Bytes
import ModelBundle

/// All bytes of a bundle, to see whether two are the same.
enum BundleBytes {
    /// The content of each file by its name, those in folders too: `figures/map-2d.svg`.
    static func read(_ folder: String) throws -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        for name in try FileSystem.entries(of: folder) {
            let path = folder + "/" + name
            if FileSystem.isDirectory(path) {
                for (inner, bytes) in try read(path) { files[name + "/" + inner] = bytes }
                continue
            }
            let buffer = try FileSystem.read(path, limit: 1 << 24)
            let bytes = buffer.bytes
            files[name] = bytes.indices.map { bytes[$0] }
        }
        return files
    }
}
