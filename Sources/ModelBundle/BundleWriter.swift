import Bytes
import Glibc
import JSON
import Segmentation

/// Writes a model as a bundle: all files beside the target, flushed, then put in its place in one step.
///
/// Whoever reads the target sees the old bundle or the new one, whole, even when the power fails.
package enum BundleWriter {
    /// Writes `model` to the folder `path` and reads it back to be sure.
    ///
    /// - Parameter attachments: files for people, which are no part of the model.
    /// - Returns: the model as a server will load it.
    /// - Throws: ``BundleError``, when `path` holds something that is no bundle, or the disk will not take it.
    @discardableResult
    package static func write(
        _ model: LoadedModel, to path: String, attachments: [BundleAttachment] = []
    ) throws(BundleError) -> LoadedModel {
        try checkTarget(path)
        // A link that names the current bundle goes on doing so.
        let path = FileSystem.followingLink(path)
        let parent = FileSystem.parent(of: path)
        try FileSystem.createDirectory(parent)
        let fresh = "\(parent)/.\(FileSystem.lastComponent(of: path)).\(getpid())"
        if FileSystem.exists(fresh) { try FileSystem.removeDirectory(fresh) }
        do {
            try FileSystem.createDirectory(fresh)
            try writeFiles(of: model, to: fresh)
            for attachment in attachments { try attachment.write(to: fresh) }
            try FileSystem.synchronizeDirectory(fresh)
            let written = try BundleReader.read(fresh)
            try FileSystem.exchange(fresh, with: path)
            try FileSystem.synchronizeDirectory(parent)
            // After an exchange the former bundle stands where the new one was written.
            if FileSystem.exists(fresh) { try FileSystem.removeDirectory(fresh) }
            return written
        } catch {
            if FileSystem.exists(fresh) { try? FileSystem.removeDirectory(fresh) }
            throw error
        }
    }

    /// Only a bundle or an empty folder is replaced: a mistyped path must not cost anybody a folder. Nor must a lack of
    /// rights cost the time of a training.
    ///
    /// - Throws: ``BundleError`` when `path` holds anything else, or nothing may be written beside it.
    package static func checkTarget(_ path: String) throws(BundleError) {
        try FileSystem.checkRoom(for: FileSystem.followingLink(path))
        guard FileSystem.exists(path) else { return }
        guard FileSystem.isDirectory(path) else {
            throw BundleError(file: path, problem: "expected a folder or nothing, found a file or a link to nothing")
        }
        let entries = try FileSystem.entries(of: path)
        guard entries.isEmpty || entries.contains(ManifestFile.name) else {
            throw BundleError(
                file: path,
                problem: "expected a bundle, an empty folder or nothing, found a folder without \(ManifestFile.name)")
        }
    }

    private static func writeFiles(of model: LoadedModel, to folder: String) throws(BundleError) {
        let segmenter = model.segmenter
        let schema = segmenter.encoder.schema
        var checksums: [Manifest.FileChecksum] = []
        func write(_ name: String, _ content: borrowing ByteBuffer) throws(BundleError) {
            try FileSystem.write(content.bytes, to: folder + "/" + name)
            checksums.append(.init(name: name, sha256: SHA256.digest(of: content.bytes).description))
        }
        try write(FeaturesFile.name, document { FeaturesFile.write(schema, to: &$0) })
        try write(EncodingsFile.name, document { EncodingsFile.write(schema, to: &$0) })
        try write(
            ScalerFile.name,
            document { ScalerFile.write(segmenter.encoder.scaler, columns: schema.columnNames, to: &$0) })
        if let projection = segmenter.encoder.projection {
            try write(
                ProjectionFile.name,
                document { ProjectionFile.write(projection, columns: schema.columnNames, to: &$0) })
        }
        if let mixture = segmenter.mixture {
            try write(MixtureFile.name, document { MixtureFile.write(mixture, to: &$0) })
        } else {
            try write(CentroidsFile.name, document { CentroidsFile.write(segmenter.kMeans, to: &$0) })
        }
        try write(CalibrationFile.name, document { CalibrationFile.write(segmenter.calibration, to: &$0) })
        try write(ProfilesFile.name, document { ProfilesFile.write(model, to: &$0) })
        if let dbscan = segmenter.dbscan {
            try write(DBSCANFile.name, document { DBSCANFile.write(dbscan, to: &$0) })
        }
        if let customers = model.customers {
            try write(CustomersFile.name, CustomersFile.write(customers, schema: schema))
        }
        if let trained = model.trainedSegments {
            try write(SegmentsFile.trainedName, document { SegmentsFile.write(trained, to: &$0) })
        }
        // No checksum for this one: a person may edit it.
        try FileSystem.write(
            document { SegmentsFile.write(segmenter.segments, to: &$0) }.bytes, to: folder + "/" + SegmentsFile.name)
        try FileSystem.write(
            document { ManifestFile.write(model.manifest, checksums: checksums, to: &$0) }.bytes,
            to: folder + "/" + ManifestFile.name)
    }

    private static func document(_ write: (inout JSONWriter) -> Void) -> ByteBuffer {
        var buffer = ByteBuffer(capacity: 4096)
        buffer.writeJSON(style: .pretty, write)
        buffer.append("\n")
        return buffer
    }
}
