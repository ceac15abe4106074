import Segmentation

/// The way that all recipes share, from columns of raw values to a model: imputing, transforms, scaling, projection,
/// clusters, numbering, DBSCAN, evaluation, profiles, calibration, segments.
///
/// The customers must come sorted by id; then the result follows from them and the parameters alone, whatever the order
/// of the rows in the data and the number of workers.
struct ClusteringPipeline {
    let recipe: String
    let kind: Segmenter.Kind
    /// The key that tells who a customer is.
    let identifier: String
    let parameters: RecipeParameters
    let naming: any SegmentNaming
    let workers: Workers
    let progress: (TrainingStage) -> Void
    /// Whether the columns of 0 and 1 that stand for categories are scaled like the others; a rare category then weighs
    /// more than a frequent one.
    var scalesCategories = true

    /// What the pipeline starts from.
    struct Input {
        /// Customers' ids, sorted.
        let ids: [String]
        /// The features, in the order of the vectors; one value per id each.
        let columns: [TrainingColumn]
        /// Further columns that go into the customer table only, by name.
        var extraColumns: [(name: String, values: [Double])] = []
        let report: RowReport
        var reference: Timestamp?
    }

    func train(_ input: Input) throws(RecipeError) -> TrainedModel {
        let encoding = try encode(input)
        let counts = try compareCounts(of: encoding.points)
        let fit = try cluster(encoding, counts)
        let anomalies = try findAnomalies(in: encoding.points)
        progress(.evaluation)
        let quality = try Quality(
            of: fit, encoding, columns: input.columns.map(\.profile), anomalies?.labels, workers: workers)
        let confidence = try calibrate(fit, encoding.points)
        let segments = try RecipeError.wrapping(RecipeError.segments) { () throws(SegmentMap.Failure) in
            try naming.segments(
                of: quality.profiles, overall: quality.overall, features: encoding.encoder.schema.features)
        }
        return TrainedModel(
            recipe: recipe, parameters: parameters,
            segmenter: Segmenter(
                kind: kind, encoder: encoding.encoder,
                kMeans: KMeansModel(centroids: fit.centroids, inertia: fit.inertia(of: encoding.points)),
                mixture: fit.mixture?.model, calibration: confidence.calibration, dbscan: anomalies?.model,
                segments: segments),
            overall: quality.overall, profiles: quality.profiles,
            evaluation: quality.evaluation(
                of: fit, encoding.points, anomalies?.density, confidence.evaluation, counts?.table),
            customers: customers(of: input, fit, anomalies?.labels), report: input.report, reference: input.reference)
    }

    private func customers(of input: Input, _ fit: ClusteringFit, _ dbscanClusters: [Int]?) -> TrainedModel.Customers {
        let columns = input.columns.map { (name: $0.name, values: $0.values) } + input.extraColumns
        return TrainedModel.Customers(
            ids: input.ids, clusters: fit.labels, dbscanClusters: dbscanClusters, columns: columns.map(\.name),
            values: Matrix(columns: columns.map(\.values), rows: input.ids.count))
    }
}
