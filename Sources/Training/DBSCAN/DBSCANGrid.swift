package import Segmentation

/// What DBSCAN finds with each of several radii and minimum samples, to choose among them.
package struct DBSCANGrid: Sendable, Equatable {
    /// One choice and what comes of it.
    package struct Cell: Sendable, Equatable {
        /// The choice.
        package let parameters: DBSCANParameters
        /// Core, border and noise rows, and clusters.
        package let density: ClusteringEvaluation.Density
        /// Rows per cluster.
        package let sizes: [Int]
    }

    /// Every radius with every minimum of samples, the radii varying fastest.
    package let cells: [Cell]

    /// Runs DBSCAN on the rows of `points` with every combination.
    package init(
        of points: Matrix, eps radii: [Double], minimumSamples: [Int], workers: Workers = .perCore
    ) throws(DBSCANFitError) {
        var cells: [Cell] = []
        for minimum in minimumSamples {
            for eps in radii {
                let parameters = DBSCANParameters(eps: eps, minimumSamples: minimum)
                let fit = try parameters.fit(points, workers: workers)
                cells.append(Cell(parameters: parameters, density: fit.density, sizes: fit.sizes))
            }
        }
        self.cells = cells
    }
}

extension DBSCANFit {
    /// The counts of core, border and noise rows, and of clusters.
    package var density: ClusteringEvaluation.Density {
        .init(corePoints: coreRows.count, borderPoints: borderCount, noisePoints: noiseCount, clusters: clusters)
    }
}
