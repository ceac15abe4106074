import Segmentation

extension ClusteringPipeline {
    /// What DBSCAN found.
    struct Anomalies {
        let model: DBSCANModel
        /// The DBSCAN cluster of each customer, `DBSCANFit.noise` for none.
        let labels: [Int]
        let density: ClusteringEvaluation.Density
    }

    /// Finds the customers who are like nobody else; nil where eps was left to the k-distances and they have no knee.
    func findAnomalies(in points: Matrix) throws(RecipeError) -> Anomalies? {
        let minimumSamples = parameters.minimumSamples ?? Self.minimumSamples(dimension: points.columns)
        guard let eps = try eps(for: points, minimumSamples) else { return nil }
        progress(.dbscan(eps: eps, minimumSamples: minimumSamples))
        let dbscan = DBSCANParameters(eps: eps, minimumSamples: minimumSamples)
        let fit = try RecipeError.wrapping(RecipeError.dbscan) { () throws(DBSCANFitError) in
            try dbscan.fit(points, workers: workers.silent)
        }
        return Anomalies(
            model: DBSCANModel(eps: eps, minimumSamples: minimumSamples, corePoints: fit.corePoints(of: points)),
            labels: fit.labels, density: fit.density)
    }

    /// Twice the dimension, 4 at least.
    ///
    /// Reference: J. Sander, M. Ester, H.-P. Kriegel, X. Xu, "Density-based clustering in spatial databases: the algorithm
    /// GDBSCAN and its applications", Data Mining and Knowledge Discovery 2(2), 1998; section 4.2.
    private static func minimumSamples(dimension: Int) -> Int { max(2 * dimension, 4) }

    private func eps(for points: Matrix, _ minimumSamples: Int) throws(RecipeError) -> Double? {
        if let eps = parameters.eps { return eps }
        guard minimumSamples <= points.rows else { return nil }
        return try RecipeError.wrapping(RecipeError.dbscan) { () throws(DBSCANFitError) in
            try KDistances(of: points, minimumSamples: minimumSamples, workers: workers.silent).knee
        }
    }
}
