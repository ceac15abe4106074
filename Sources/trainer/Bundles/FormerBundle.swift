import Bytes
import ModelBundle
import Segmentation
import Training

/// The bundle that a training run is about to replace, as far as a person may have written in it.
struct FormerBundle {
    /// Where its `segments.json` is kept when not all that was edited there could be carried over.
    static let keptName = "former_segments.json"

    private let folder: String

    /// The bundle at `folder`; nil where there is none.
    init?(in folder: String) {
        guard FileSystem.exists(folder + "/" + BundleReader.manifestName) else { return nil }
        self.folder = folder
    }

    /// What the new model takes over.
    struct Inheritance {
        var segments: SegmentMap
        var notes: [String] = []
        var warnings: [String] = []
        var attachments: [BundleAttachment] = []
    }

    /// What was edited, put into the segments of `fresh`.
    func inherited(by fresh: LoadedModel) throws(SegmentMap.Failure) -> Inheritance {
        var inheritance = Inheritance(segments: fresh.segmenter.segments)
        let former: LoadedModel
        do throws(BundleError) {
            former = try BundleReader.read(folder)
        } catch {
            inheritance.warnings = ["nothing was carried over from the bundle replaced, which cannot be read: \(error)"]
            keepFile(in: &inheritance)
            return inheritance
        }
        guard let edits = try SegmentEdits(of: former, into: fresh) else { return inheritance }
        inheritance.segments = edits.segments
        inheritance.notes = edits.notes
        inheritance.warnings = edits.warnings
        if !edits.isComplete { keepFile(in: &inheritance) }
        return inheritance
    }

    private func keepFile(in inheritance: inout Inheritance) {
        let path = folder + "/" + BundleReader.segmentsName
        guard let content = try? FileSystem.read(path, limit: BundleReader.largestFile) else { return }
        inheritance.attachments = [BundleAttachment(Self.keptName, content.bytes.text)]
        inheritance.warnings.append("the former segments.json lies in the new bundle as \(Self.keptName)")
    }
}
