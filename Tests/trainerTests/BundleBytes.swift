import Bytes
import ModelBundle

/// All bytes of a bundle, to see whether two are the same.
enum BundleBytes {
    /// The content of each file by its name.
    static func read(_ folder: String) throws -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        for name in try FileSystem.entries(of: folder) {
            let buffer = try FileSystem.read(folder + "/" + name, limit: 1 << 24)
            let bytes = buffer.bytes
            files[name] = bytes.indices.map { bytes[$0] }
        }
        return files
    }
}
