import Charts
import Segmentation
import Training

extension ReportData {
    /// Measures what is to be drawn of `population` with the model that was fitted on it.
    init(
        of population: ReportPopulation, _ segmenter: Segmenter, workers: Workers, totals: Totals? = nil,
        warnings: [String] = []
    ) throws {
        let encoder = segmenter.encoder
        let columns = population.encoded(by: FeatureEncoder(schema: encoder.schema, scaler: encoder.scaler))
        let components = try PCAParameters(components: .all).fit(columns)
        version = Self.currentVersion
        self.columns = encoder.schema.columnNames
        correlation = Self.correlation(of: columns)
        distributions = Self.distributions(of: population, encoder.schema.features)
        self.components = Components(components)
        silhouettes = Self.silhouettes(
            of: encoder.projection == nil ? columns : population.encoded(by: encoder), population.clusters,
            count: segmenter.kMeans.clusterCount, workers: workers)
        boxes = Self.boxes(of: population, encoder.schema.features, count: segmenter.kMeans.clusterCount)
        cloud = Cloud(of: components.project(columns), population)
        self.totals = totals
        self.warnings = warnings
    }

    /// `value` with as many decimals as leave `digits` significant ones of `scale`.
    static func rounded(_ value: Double, digits: Int, scale: Double) -> Double {
        guard value.isFinite, scale.isFinite, scale > 0 else { return value.isFinite ? value : 0 }
        var unit = 1.0
        while unit * scale < 1, unit < 1e15 { unit *= 10 }
        for _ in 0..<digits { unit *= 10 }
        let units = (value * unit).rounded()
        // Divided, not multiplied by a small unit: the quotient is the double nearest to the decimal.
        return units.isFinite ? units / unit : value
    }

    private static func correlation(of columns: Matrix) -> [[Double?]] {
        let deviations = (0..<columns.columns).map { column in
            let values = columns.column(column)
            let mean = values.reduce(0, +) / Double(max(values.count, 1))
            return values.map { $0 - mean }
        }
        let squares = deviations.map { zip($0, $0).reduce(0) { $0 + $1.0 * $1.1 } }
        return deviations.indices.map { one in
            deviations.indices.map { other in
                let scale = (squares[one] * squares[other]).squareRoot()
                guard scale > 0, scale.isFinite else { return nil }
                let product = zip(deviations[one], deviations[other]).reduce(0) { $0 + $1.0 * $1.1 }
                return rounded(min(max(product / scale, -1), 1), digits: 4, scale: 1)
            }
        }
    }

    private static func distributions(of population: ReportPopulation, _ features: [Feature]) -> [Distribution] {
        features.enumerated().compactMap { index, feature in
            guard case .number = feature.kind, feature.transform != .none else { return nil }
            let values = population.values(of: index).map(feature.transform.apply).filter(\.isFinite)
            guard !values.isEmpty else { return nil }
            let histogram = Histogram(of: values, bins: 20)
            return Distribution(feature: feature.name, edges: histogram.edges, counts: histogram.counts)
        }
    }

    private static func silhouettes(
        of points: Matrix, _ clusters: [Int], count: Int, workers: Workers
    ) -> Silhouettes? {
        guard let partition = try? Partition(points: points, labels: clusters),
            partition.clusters > 1, count < points.rows
        else { return nil }
        let silhouette = Silhouette(of: partition, workers: workers, mostRows: silhouetteCustomers)
        let perCluster = (0..<count).map { cluster in
            let values = zip(silhouette.rows, silhouette.perRow).filter { clusters[$0.0] == cluster }.map(\.1)
                .sorted(by: >)
            let kept = min(values.count, silhouetteQuantiles)
            return (0..<kept).map {
                rounded(values[($0 * values.count + values.count / 2) / kept], digits: 3, scale: 1)
            }
        }
        return Silhouettes(mean: silhouette.mean, customers: silhouette.rows.count, clusters: perCluster)
    }

    private static func boxes(of population: ReportPopulation, _ features: [Feature], count: Int) -> [String: [Box]] {
        var boxes: [String: [Box]] = [:]
        for (index, feature) in features.enumerated() {
            guard case .number = feature.kind else { continue }
            boxes[feature.name] = (0..<count).map { Box(of: population.values(of: index, cluster: $0)) }
        }
        return boxes
    }
}

extension ReportData.Components {
    fileprivate init(_ fit: PCAFit) {
        mean = fit.mean
        loadings = (0..<min(fit.components.rows, 3)).map { Array(fit.components.row($0)) }
        varianceRatios = fit.varianceRatios
    }
}

extension ReportData.Box {
    fileprivate init(of values: [Double]) {
        let box = BoxSummary(of: values)
        self.init(
            count: box?.count ?? 0, lowerWhisker: box?.lowerWhisker ?? 0, lowerQuartile: box?.lowerQuartile ?? 0,
            median: box?.median ?? 0, upperQuartile: box?.upperQuartile ?? 0, upperWhisker: box?.upperWhisker ?? 0,
            outliers: box?.outliers ?? 0)
    }

    /// The box as a figure draws it; nil where nobody has a value.
    var summary: BoxSummary? {
        guard count > 0 else { return nil }
        return BoxSummary(
            count: count, lowerWhisker: lowerWhisker, lowerQuartile: lowerQuartile, median: median,
            upperQuartile: upperQuartile, upperWhisker: upperWhisker, outliers: outliers)
    }
}

extension ReportData.Cloud {
    fileprivate init(of projected: Matrix, _ population: ReportPopulation) {
        let marked = population.isAnomaly?.enumerated().filter(\.element).map(\.offset) ?? []
        let axes = (0..<min(projected.columns, 3)).map(projected.column)
        let cloud = PointCloud(axes, groups: population.clusters, marked: Set(marked))
            .thinned(to: ReportData.mostPoints)
        self.axes = cloud.axes.map { values in
            let scale = values.map(\.magnitude).max() ?? 1
            return values.map { ReportData.rounded($0, digits: 4, scale: scale) }
        }
        clusters = cloud.groups
        anomalies = cloud.marked.sorted()
        total = cloud.total
    }
}
