package import JSON
import Segmentation

/// `manifest.json`: what the bundle says of itself, with a checksum of every other file a person must not edit.
enum ManifestFile {
    static let name = "manifest.json"

    static func write(_ manifest: Manifest, checksums: [Manifest.FileChecksum], to json: inout JSONWriter) {
        json.beginObject()
        json.member("format_version", Manifest.currentFormatVersion)
        json.members(of: manifest)
        json.key("files")
        json.beginObject()
        for checksum in checksums { json.member(checksum.name, checksum.sha256) }
        json.endObject()
        json.endObject()
    }

    fileprivate static func write(_ data: Manifest.TrainingData, to json: inout JSONWriter) {
        json.beginObject()
        json.key("sources")
        json.beginArray()
        for source in data.sources {
            json.beginObject()
            json.member("name", source.name)
            json.member("bytes", source.bytes)
            json.member("sha256", source.sha256)
            json.endObject()
        }
        json.endArray()
        json.member("rows_read", data.rowsRead)
        json.key("rows_dropped")
        json.beginObject()
        for count in data.dropped { json.member(count.rule, count.rows) }
        json.endObject()
        json.member("rows_kept", data.rowsKept)
        json.member("customers", data.customers)
        json.member("reference_date", data.referenceDate)
        json.endObject()
    }

    fileprivate static func write(_ evaluation: ClusteringEvaluation, to json: inout JSONWriter) {
        json.beginObject()
        json.member("inertia", evaluation.inertia)
        json.member("silhouette", evaluation.silhouette)
        json.member("davies_bouldin", evaluation.daviesBouldin)
        json.member("calinski_harabasz", evaluation.calinskiHarabasz)
        json.key("sizes")
        json.value(evaluation.sizes.map(Double.init))
        json.key("dbscan")
        if let density = evaluation.density {
            json.beginObject()
            json.member("core_points", density.corePoints)
            json.member("border_points", density.borderPoints)
            json.member("noise_points", density.noisePoints)
            json.member("clusters", density.clusters)
            json.endObject()
        } else {
            json.null()
        }
        json.key("bootstrap")
        if let bootstrap = evaluation.bootstrap {
            BootstrapFields.write(bootstrap, to: &json)
        } else {
            json.null()
        }
        if let sample = evaluation.silhouetteSample { json.member("silhouette_sample", sample) }
        if let counts = evaluation.counts {
            json.key("k_table")
            ClusterCountFields.write(counts, to: &json)
        }
        json.endObject()
    }

    static func read(
        _ document: BundleField
    ) throws(BundleError) -> (manifest: Manifest, checksums: [Manifest.FileChecksum]) {
        // The version comes first: of another one, nothing else can be understood.
        let version = try document("format_version")
        guard try version.integer() == Manifest.currentFormatVersion else {
            throw version.mismatch("format version \(Manifest.currentFormatVersion)")
        }
        let kind: Segmenter.Kind = try document("kind").word()
        let defaultFor = try document.optional("default_for")
        guard try defaultFor.map({ field throws(BundleError) in try field.text() == kind.rawValue }) ?? true else {
            throw try document("default_for").mismatch("null or the bundle's own kind, \"\(kind.rawValue)\"")
        }
        let manifest = Manifest(
            name: try document("name").text(), kind: kind, isDefault: defaultFor != nil,
            createdAt: try document("created_at").text(), trainerVersion: try document("trainer_version").text(),
            trainingData: try readTrainingData(try document("training_data")),
            parameters: try readParameters(try document("parameters")),
            assignment: try document("assignment").word(),
            evaluation: try readEvaluation(try document("evaluation")))
        var checksums: [Manifest.FileChecksum] = []
        let files = try document("files")
        for member in files.value.members ?? [] {
            checksums.append(.init(name: member.key, sha256: try files(member.key).text()))
        }
        return (manifest, checksums)
    }

    private static func readTrainingData(_ field: BundleField) throws(BundleError) -> Manifest.TrainingData {
        var sources: [Manifest.Source] = []
        for source in try field("sources").elements() {
            sources.append(
                Manifest.Source(
                    name: try source("name").text(), bytes: try source("bytes").integer(),
                    sha256: try source("sha256").text()))
        }
        let droppedRows = try field("rows_dropped")
        var dropped: [Manifest.RuleCount] = []
        for member in droppedRows.value.members ?? [] {
            dropped.append(.init(rule: member.key, rows: try droppedRows(member.key).integer()))
        }
        return Manifest.TrainingData(
            sources: sources, rowsRead: try field("rows_read").integer(), dropped: dropped,
            rowsKept: try field("rows_kept").integer(), customers: try field("customers").integer(),
            referenceDate: try field.optional("reference_date")?.text())
    }

    private static func readParameters(_ field: BundleField) throws(BundleError) -> [Manifest.Parameter] {
        var parameters: [Manifest.Parameter] = []
        for member in field.value.members ?? [] {
            switch member.value {
            case .number(let number): parameters.append(.init(member.key, .number(number)))
            case .string(let text): parameters.append(.init(member.key, .text(text)))
            case .bool(let flag): parameters.append(.init(member.key, .flag(flag)))
            default: throw try field(member.key).mismatch("a number, a string, true or false")
            }
        }
        return parameters
    }

    private static func readEvaluation(_ field: BundleField) throws(BundleError) -> ClusteringEvaluation {
        var sizes: [Int] = []
        for size in try field("sizes").elements() { sizes.append(try size.integer()) }
        var density: ClusteringEvaluation.Density?
        if let dbscan = try field.optional("dbscan") {
            density = .init(
                corePoints: try dbscan("core_points").integer(), borderPoints: try dbscan("border_points").integer(),
                noisePoints: try dbscan("noise_points").integer(), clusters: try dbscan("clusters").integer())
        }
        let bootstrap = try field.optional("bootstrap")
        let table = try field.optional("k_table")
        return ClusteringEvaluation(
            inertia: try field("inertia").number(), silhouette: try field.optional("silhouette")?.number(),
            daviesBouldin: try field.optional("davies_bouldin")?.number(),
            calinskiHarabasz: try field.optional("calinski_harabasz")?.number(), sizes: sizes, density: density,
            bootstrap: try bootstrap.map { field throws(BundleError) in try BootstrapFields.read(field) },
            counts: try table.map { field throws(BundleError) in try ClusterCountFields.read(field) },
            silhouetteSample: try field.optional("silhouette_sample")?.integer(atLeast: 1))
    }
}

extension JSONWriter {
    /// Writes what a bundle says of itself, without the version and the checksums of its files.
    package mutating func members(of manifest: Manifest) {
        member("name", manifest.name)
        member("kind", manifest.kind.rawValue)
        member("default_for", manifest.isDefault ? manifest.kind.rawValue : nil as String?)
        member("created_at", manifest.createdAt)
        member("trainer_version", manifest.trainerVersion)
        key("training_data")
        ManifestFile.write(manifest.trainingData, to: &self)
        key("parameters")
        beginObject()
        for parameter in manifest.parameters {
            switch parameter.value {
            case .number(let number): member(parameter.name, number)
            case .text(let text): member(parameter.name, text)
            case .flag(let flag): member(parameter.name, flag)
            }
        }
        endObject()
        member("assignment", manifest.assignment.rawValue)
        key("evaluation")
        ManifestFile.write(manifest.evaluation, to: &self)
    }
}
