import Locks

/// Which models are served, and which were before: reads bundles aside and hands a catalog to the loops once it is good.
package final class ModelStore: Sendable {
    private struct Catalogs {
        var current: ModelCatalog
        var former: ModelCatalog?
    }

    private let directory: String
    private let catalogs: Lock<Catalogs>
    private let publish: @Sendable (ModelCatalog) -> Void

    /// Starts with what is served already.
    ///
    /// - Parameters:
    ///   - directory: the folder whose folders are the bundles.
    ///   - publish: gives a catalog to every loop; called for one catalog after the other.
    package init(
        _ catalog: ModelCatalog, directory: String, publish: @escaping @Sendable (ModelCatalog) -> Void
    ) {
        self.directory = directory
        self.publish = publish
        catalogs = Lock(Catalogs(current: catalog, former: nil))
    }

    /// The models that are served.
    package var catalog: ModelCatalog { catalogs.withLock { $0.current } }

    /// Reads the bundles again and serves them, when all are good; else nothing changes.
    ///
    /// Of two that are asked for at once the second waits for the first, so that what was read last is served last.
    package func reload() throws(ModelCatalog.Failure) -> ModelCatalog {
        try catalogs.withLock { catalogs throws(ModelCatalog.Failure) in
            let read = try ModelCatalog.load(directory)
            read.prepare()
            catalogs = Catalogs(current: read, former: catalogs.current)
            publish(read)
            return read
        }
    }

    /// Serves what was served before the last reload; nil where there is nothing to go back to.
    ///
    /// The bundles on disk stay as they are: the next reload reads them again.
    package func rollBack() -> ModelCatalog? {
        catalogs.withLock { catalogs in
            guard let former = catalogs.former else { return nil }
            catalogs = Catalogs(current: former, former: nil)
            publish(former)
            return former
        }
    }
}
