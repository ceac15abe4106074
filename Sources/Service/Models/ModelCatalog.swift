package import ModelBundle
internal import Processors
package import Segmentation
internal import Threads

/// All models that are served: one snapshot, never changed, replaced whole by a reload.
package final class ModelCatalog: Sendable {
    /// The models, ordered by name.
    package let models: [ServedModel]
    private let attributesDefault: ServedModel?
    private let rfmDefault: ServedModel?
    /// Paths where a bundle could stand and none does.
    private let passedOver: [String]

    /// Why bundles do not make a catalog.
    package enum Failure: Error, CustomStringConvertible {
        case bundle(BundleError)
        case noBundles(directory: String)
        case repeatedName(String, directory: String)
        case manyDefaults(Segmenter.Kind, names: [String])

        package var description: String {
            switch self {
            case .bundle(let error): error.description
            case .noBundles(let directory):
                "\(directory): expected at least one folder with a manifest.json, found "
                    + (BundleReader.isBundle(directory) ? "a bundle: name the folder that holds it" : "none")
            case .repeatedName(let name, let directory):
                "\(directory): expected each model's name once, found \"\(name)\" in two bundles"
            case .manyDefaults(let kind, let names):
                "expected at most one bundle with default_for \"\(kind.rawValue)\", found "
                    + names.joined(separator: " and ")
            }
        }
    }

    /// Makes a catalog of bundles.
    ///
    /// The default of a kind is the bundle that says so or, where none does, the only one of its kind.
    ///
    /// - Parameters:
    ///   - directory: where they come from, for messages.
    ///   - passedOver: paths beside theirs where a bundle could stand and none does, for warnings.
    package init(_ bundles: [LoadedModel], directory: String, passedOver: [String] = []) throws(Failure) {
        guard !bundles.isEmpty else { throw .noBundles(directory: directory) }
        models = bundles.sorted { $0.manifest.name < $1.manifest.name }.enumerated().map { position, bundle in
            ServedModel(bundle, position: position)
        }
        for (model, next) in zip(models, models.dropFirst()) where model.name == next.name {
            throw .repeatedName(model.name, directory: directory)
        }
        var defaults: [Segmenter.Kind: ServedModel] = [:]
        for kind in Segmenter.Kind.allCases {
            let ofKind = models.filter { $0.kind == kind }
            let declared = ofKind.filter { $0.loaded.manifest.isDefault }
            guard declared.count <= 1 else { throw .manyDefaults(kind, names: declared.map(\.name)) }
            defaults[kind] = declared.first ?? (ofKind.count == 1 ? ofKind[0] : nil)
        }
        self.passedOver = passedOver
        attributesDefault = defaults[.attributes]
        rfmDefault = defaults[.rfm]
    }

    /// Reads every bundle in the folders of `directory`; other files, and folders that hold no bundle, are left alone.
    ///
    /// - Parameter threads: how many may read at once.
    package static func load(
        _ directory: String, threads: Int = Processors.available
    ) throws(Failure) -> ModelCatalog {
        let (bundles, others) = try contents(of: directory, threads: threads)
        return try ModelCatalog(bundles, directory: directory, passedOver: others)
    }

    /// The bundles in `directory`, and the paths where one could stand and none does.
    private static func contents(
        of directory: String, threads: Int
    ) throws(Failure) -> ([LoadedModel], [String]) {
        do throws(BundleError) {
            // A hidden folder is a bundle that the trainer is still writing; with the other, file systems are made.
            let entries = try FileSystem.entries(of: directory).filter { $0.first != "." && $0 != "lost+found" }
            let paths = entries.map { "\(directory)/\($0)" }
            let folders = paths.filter(BundleReader.isBundle)
            return (try read(folders, threads: threads), paths.filter { !folders.contains($0) && couldBeBundle($0) })
        } catch {
            throw .bundle(error)
        }
    }

    /// Whether a link that leads nowhere or an empty folder stands at `path`, as where a disk is not mounted.
    private static func couldBeBundle(_ path: String) -> Bool {
        guard FileSystem.isDirectory(path) else { return (try? FileSystem.size(of: path)) == nil }
        return (try? FileSystem.entries(of: path))?.isEmpty == true
    }

    /// Reads bundles side by side, and of each the files that are long, for a server is not there before the last one is;
    /// of several that are bad, the first is told.
    private static func read(_ paths: [String], threads: Int) throws(BundleError) -> [LoadedModel] {
        let readings = paths.map(BundleReading.init)
        let work = steps(readings)
        // A bundle has hardly more than two long files.
        POSIXThread.perform(work.count, threads: min(threads, paths.count + 1)) { number in
            let (reading, part) = work[number]
            if let part { reading.read(part) } else { _ = try? reading.model() }
        }
        var bundles: [LoadedModel] = []
        for reading in readings { bundles.append(try reading.model()) }
        return bundles
    }

    /// Parts to read, those first that take longest, but the basis of each bundle before its other parts, on which whoever
    /// reads one would else wait; and then what is left of each.
    private static func steps(_ readings: [BundleReading]) -> [(BundleReading, BundleReading.Part?)] {
        let parts = readings.flatMap { reading in
            BundleReading.Part.allCases.map { (reading: reading, part: $0, bytes: reading.bytes(of: $0)) }
        }
        let ordered = parts.enumerated().sorted { first, second in
            let (one, other) = (first.element, second.element)
            if (one.part == .basis) != (other.part == .basis) { return one.part == .basis }
            return (-one.bytes, first.offset) < (-other.bytes, second.offset)
        }
        return ordered.map { ($0.element.reading, $0.element.part) } + readings.map { ($0, nil) }
    }

    /// Makes predictions by all models as cheap as they get; they can be asked for before, and from other threads.
    package func prepare() {
        for model in models { model.loaded.segmenter.prepare() }
    }

    /// What of the bundles cannot be served though the models can, each with its file.
    package var warnings: [String] {
        let found = "is not served: expected a bundle, found an empty folder or a link to nothing"
        return passedOver.map { "\($0) \(found)" } + modelWarnings
    }

    private var modelWarnings: [String] {
        models.compactMap { model in
            guard case .failure(let error)? = model.loaded.map else { return nil }
            return "the model \(model.name) has no map: \(error)"
        }
    }

    /// The model called `name`.
    package func model(named name: String) -> ServedModel? {
        models.first { $0.name == name }
    }

    /// The model that requests mean which name none.
    package func defaultModel(for kind: Segmenter.Kind) -> ServedModel? {
        switch kind {
        case .attributes: attributesDefault
        case .rfm: rfmDefault
        }
    }
}
