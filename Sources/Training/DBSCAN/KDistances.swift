package import Segmentation

/// The distances of rows to their `minimumSamples`-th neighbours, themselves included: what eps is chosen by.
///
/// Rows in dense regions have short ones, outliers long ones; between the two the sorted distances bend. A row is a core
/// row of DBSCAN when its distance is below eps, and not when it is above.
///
/// Reference: the sorted k-dist graph of M. Ester et al., KDD 1996, section 4.2.
package struct KDistances: Sendable, Equatable {
    /// Ascending.
    package let distances: [Double]

    /// Measures the rows of `points`, an n × d matrix already scaled.
    package init(
        of points: Matrix, minimumSamples: Int, workers: Workers = .perCore
    ) throws(DBSCANFitError) {
        if let problem = points.firstNonFiniteValue { throw .nonFinite(problem) }
        guard (1...max(points.rows, 1)).contains(minimumSamples) else {
            let allowed = "1 to the number of rows (\(points.rows))"
            throw .invalidParameter(InvalidParameter(name: "minimumSamples", allowed: allowed, found: minimumSamples))
        }
        let tree = KDTree(points: points)
        let blocks = RowBlocks(rows: points.rows)
        distances = workers.map(blocks.count) { block in
            blocks[block].compactMap { tree.distance(toNeighbour: minimumSamples, of: points.row($0).span) }
        }.flatMap(\.self).sorted()
    }

    /// The distance at which the sorted curve bends most, a radius that leaves outliers out; nil where it does not bend
    /// upwards at a distance above 0.
    package var knee: Double? {
        Knee.index(ofPlaces: distances.indices.map(Double.init), values: distances).map { distances[$0] }
            .flatMap { $0 > 0 ? $0 : nil }
    }
}
