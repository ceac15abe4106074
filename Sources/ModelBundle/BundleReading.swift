import Locks
import Segmentation

/// A bundle while it is read: first what all else depends on, then the files that grow with the customers, then all.
///
/// Several threads may read parts side by side. Each part is read once, by the thread that asks for it first; of several
/// that are wrong, ``model()`` tells the same one whatever was read first.
package final class BundleReading: Sendable {
    /// What can be read by itself once the basis has been read.
    package enum Part: Sendable, CaseIterable {
        /// The parts that do not grow with the customers.
        case basis
        /// The core points of DBSCAN.
        case density
        /// The table of the customers.
        case customers
        /// The map of the customers.
        case map
    }

    private let path: String
    private let sizes: (density: Int, customers: Int, map: Int)
    private let basis = Once<Result<BundleBasis, BundleError>>()
    private let density = Once<Result<DBSCANModel?, BundleError>>()
    private let customers = Once<Result<CustomerTable?, BundleError>>()
    private let map = Once<Result<BundleField, BundleError>?>()
    private let whole = Once<Result<LoadedModel, BundleError>>()

    /// Begins with the bundle in the folder `path`, of which nothing is read yet.
    package init(_ path: String) {
        func size(of name: String) -> Int { (try? FileSystem.size(of: path + "/" + name)) ?? 0 }
        self.path = path
        sizes = (size(of: DBSCANFile.name), size(of: CustomersFile.name), size(of: CustomerMapFile.name))
    }

    /// Bytes of the file of a part, by which parts differ most in the time that reading them takes; those of all such
    /// files for the basis, with which each of them begins.
    package func bytes(of part: Part) -> Int {
        switch part {
        case .basis: sizes.density + sizes.customers + sizes.map
        case .density: sizes.density
        case .customers: sizes.customers
        case .map: sizes.map
        }
    }

    /// Reads a part, and the basis before it; what is wrong with it, ``model()`` tells.
    package func read(_ part: Part) {
        guard case .success(let basis) = readBasis() else { return }
        switch part {
        case .basis: break
        case .density: _ = readDensity(basis)
        case .customers: _ = readCustomers(basis)
        case .map: _ = readMap(basis)
        }
    }

    /// The whole bundle, of which all that is not read yet is read now.
    ///
    /// - Throws: ``BundleError`` naming the file and the field that is wrong.
    package func model() throws(BundleError) -> LoadedModel {
        try whole.value { Result { () throws(BundleError) in try readWhole() } }.get()
    }

    private func readWhole() throws(BundleError) -> LoadedModel {
        let basis = try readBasis().get()
        let segmenter = basis.segmenter(with: try readDensity(basis).get())
        return LoadedModel(
            manifest: basis.manifest, segmenter: segmenter, overall: basis.overall, profiles: basis.profiles,
            customers: try readCustomers(basis).get(), trainedSegments: try basis.readTrainedSegments(),
            map: readMap(basis)?.flatMap { document in
                Result { () throws(BundleError) in try CustomerMapFile.read(document, of: segmenter) }
            })
    }

    private func readBasis() -> Result<BundleBasis, BundleError> {
        basis.value { Result { () throws(BundleError) in try BundleBasis(path) } }
    }

    private func readDensity(_ basis: BundleBasis) -> Result<DBSCANModel?, BundleError> {
        density.value { Result { () throws(BundleError) in try basis.readDensity() } }
    }

    private func readCustomers(_ basis: BundleBasis) -> Result<CustomerTable?, BundleError> {
        customers.value { Result { () throws(BundleError) in try basis.readCustomers() } }
    }

    private func readMap(_ basis: BundleBasis) -> Result<BundleField, BundleError>? {
        map.value { basis.readMap() }
    }
}
