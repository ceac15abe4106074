import Segmentation

/// The way that all recipes share, from columns of raw values to a model: features, scaling, k-means, numbering, DBSCAN,
/// evaluation, profiles, calibration, segments.
///
/// The customers must come sorted by id; then the result follows from them and the parameters alone, whatever the order
/// of the rows in the data and the number of workers.
struct ClusteringPipeline {
    let recipe: String
    let kind: Segmenter.Kind
    /// The key that tells who a customer is.
    let identifier: String
    let parameters: RecipeParameters
    let catalogue: SegmentCatalogue
    let workers: Workers
    let progress: (TrainingStage) -> Void

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
        let schema = try schema(of: input)
        let raw = Self.matrix(of: input.columns.map(\.values), rows: input.ids.count)
        let scaling = try scale(raw, schema)
        let kMeans = try cluster(scaling.scaled, raw: raw, schema)
        let dbscan = try findAnomalies(in: scaling.scaled)
        progress(.evaluation)
        let quality = try Quality(
            of: kMeans, scaling.scaled, raw: raw, columns: input.columns.map(\.profile),
            isAnomaly: dbscan.labels.map { $0 == DBSCANFit.noise }, workers: workers)
        let confidence = try calibrate(kMeans, scaling.scaled)
        let segments = try RecipeError.wrapping(RecipeError.segments) { () throws(SegmentMap.Failure) in
            try catalogue.segments(of: quality.profiles, overall: quality.overall, features: schema.features)
        }
        return TrainedModel(
            recipe: recipe, parameters: parameters,
            segmenter: segmenter(schema, scaling, kMeans, confidence.calibration, dbscan, segments),
            overall: quality.overall, profiles: quality.profiles,
            evaluation: quality.evaluation(of: kMeans, dbscan, confidence.evaluation),
            customers: customers(of: input, kMeans, dbscan), report: input.report, reference: input.reference)
    }

    private func schema(of input: Input) throws(RecipeError) -> FeatureSchema {
        var features: [Feature] = []
        for column in input.columns {
            switch column.kind {
            case .number(_, let minimum):
                let transform = parameters.transform
                if let row = column.values.firstIndex(where: { !($0 >= minimum && transform.contains($0)) }) {
                    throw .outsideDomain(
                        feature: column.name, customer: input.ids[row],
                        expected: "a finite number of at least \(FigureFormat.whole.text(minimum))",
                        found: column.values[row])
                }
                features.append(column.feature(transform: transform))
            case .category:
                features.append(column.feature(transform: .none))
            }
        }
        let fitted = features
        return try RecipeError.wrapping(RecipeError.schema) { () throws(FeatureSchema.Failure) in
            try FeatureSchema(identifier: identifier, fitted)
        }
    }

    private func scale(_ raw: Matrix, _ schema: FeatureSchema) throws(RecipeError) -> ScalingFit {
        progress(.scaling(customers: raw.rows, parameters.transform, parameters.scaler))
        let scaling = ScalingParameters(transforms: schema.features.map(\.transform), scaler: parameters.scaler)
        return try RecipeError.wrapping(RecipeError.scaling) { () throws(ScalingFitError) in try scaling.fit(raw) }
    }

    private func cluster(_ points: Matrix, raw: Matrix, _ schema: FeatureSchema) throws(RecipeError) -> KMeansFit {
        progress(.kMeans(clusters: parameters.clusters, restarts: parameters.restarts))
        let kMeans = KMeansParameters(
            clusters: parameters.clusters, restarts: parameters.restarts, seed: parameters.seed)
        let fit = try RecipeError.wrapping(RecipeError.kMeans) { () throws(KMeansFitError) in
            try kMeans.fit(points, workers: workers)
        }
        return try RecipeError.wrapping(RecipeError.naming) { () throws(ArchetypeError) in
            fit.renumbered(try catalogue.numbers(for: fit, raw: raw, features: schema.features.map(\.name)))
        }
    }

    private func findAnomalies(in points: Matrix) throws(RecipeError) -> DBSCANFit {
        progress(.dbscan(eps: parameters.eps, minimumSamples: parameters.minimumSamples))
        let dbscan = DBSCANParameters(eps: parameters.eps, minimumSamples: parameters.minimumSamples)
        return try RecipeError.wrapping(RecipeError.dbscan) { () throws(DBSCANFitError) in
            try dbscan.fit(points, workers: workers)
        }
    }

    private func segmenter(
        _ schema: FeatureSchema, _ scaling: ScalingFit, _ kMeans: KMeansFit, _ calibration: Calibration,
        _ dbscan: DBSCANFit, _ segments: SegmentMap
    ) -> Segmenter {
        Segmenter(
            kind: kind, encoder: FeatureEncoder(schema: schema, scaler: scaling.scaler),
            kMeans: KMeansModel(centroids: kMeans.centroids, inertia: kMeans.inertia),
            calibration: calibration,
            dbscan: DBSCANModel(
                eps: parameters.eps, minimumSamples: parameters.minimumSamples,
                corePoints: dbscan.corePoints(of: scaling.scaled)),
            segments: segments)
    }

    private func customers(of input: Input, _ kMeans: KMeansFit, _ dbscan: DBSCANFit) -> TrainedModel.Customers {
        let columns = input.columns.map { (name: $0.name, values: $0.values) } + input.extraColumns
        return TrainedModel.Customers(
            ids: input.ids, clusters: kMeans.labels, dbscanClusters: dbscan.labels, columns: columns.map(\.name),
            values: Self.matrix(of: columns.map(\.values), rows: input.ids.count))
    }

    private static func matrix(of columns: [[Double]], rows: Int) -> Matrix {
        Matrix(
            rows: rows, columns: columns.count,
            values: (0..<rows).flatMap { row in columns.map { column in column[row] } })
    }
}
