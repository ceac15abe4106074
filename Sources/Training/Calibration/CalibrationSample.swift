package import Segmentation

/// Customers of whom both is known: where they lie among the centroids, and how often refits left them their segment.
package struct CalibrationSample: Sendable, Equatable {
    /// n × k, squared distances of the customers to the centroids.
    package let squaredDistances: Matrix
    /// The share of the refits in which each customer kept its segment, 0 to 1.
    package let keptShares: [Double]

    /// Puts a sample together.
    ///
    /// - Precondition: one share per row.
    package init(squaredDistances: Matrix, keptShares: [Double]) {
        precondition(squaredDistances.rows == keptShares.count, "every customer needs its share")
        self.squaredDistances = squaredDistances
        self.keptShares = keptShares
    }

    /// The customers in `rows`.
    func selecting(_ rows: some Collection<Int>) -> CalibrationSample {
        CalibrationSample(
            squaredDistances: Matrix(
                rows: rows.count, columns: squaredDistances.columns,
                values: rows.flatMap { squaredDistances.row($0) }),
            keptShares: rows.map { keptShares[$0] })
    }

    /// The confidence that `calibration` has in each customer's nearest cluster.
    func confidences(by calibration: Calibration) -> [Double] {
        map { cluster, distances in calibration.confidence(of: cluster, squaredDistances: distances) }
    }

    /// How much farther the second nearest centroid is than the nearest, for each customer.
    var margins: [Double] {
        map { cluster, distances in Calibration.margin(of: cluster, distances) }
    }

    private func map<Result>(_ body: (Int, [Double]) -> Result) -> [Result] {
        (0..<squaredDistances.rows).map { row in
            let distances = Array(squaredDistances.row(row))
            let nearest = distances.indices.min { distances[$0] < distances[$1] } ?? 0
            return body(nearest, distances)
        }
    }
}
