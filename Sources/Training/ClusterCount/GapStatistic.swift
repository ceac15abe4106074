import Glibc
import Segmentation

/// Draws rows without clusters, to see how much of a fall in inertia any rows would give.
///
/// They are uniform over a box along the principal components of the real rows, so that columns that vary together do
/// not pass for clusters.
///
/// Reference: R. Tibshirani, G. Walther, T. Hastie, "Estimating the number of clusters in a data set via the gap
/// statistic", Journal of the Royal Statistical Society B 63(2), 2001; choice (b) of the reference distribution.
struct GapStatistic: Sendable {
    /// Starts for each set of drawn rows, which have many optima of about the same inertia, and iterations of each.
    private static let restarts = 3
    private static let maximumIterations = 300

    private let axes: PCAFit
    private let bounds: [ClosedRange<Double>]
    private let rows: Int

    init(_ points: Matrix) throws(PCAFitError) {
        axes = try PCAParameters().fit(points)
        let projected = axes.project(points)
        bounds = (0..<projected.columns).map { column in
            let values = projected.column(column)
            return (values.min() ?? 0)...(values.max() ?? 0)
        }
        rows = points.rows
    }

    /// For each k the mean and the standard error of the logarithm of the inertia of drawn rows; nil where some set of
    /// them could not be clustered, or has no inertia left.
    func references(
        _ counts: [Int], sets: Int, generator: SeededGenerator, workers: Workers
    ) -> [(mean: Double, error: Double)?] {
        // The longest runs first: the last to be begun decides when all are done.
        let logs = workers.map(sets * counts.count) { part in
            let (set, place) = (part % sets, counts.count - 1 - part / sets)
            var stream = generator.substream(set)
            let drawn = draw(&stream)
            let kMeans = KMeansParameters(
                clusters: counts[place], restarts: Self.restarts, maximumIterations: Self.maximumIterations,
                seed: stream.next())
            return (try? kMeans.fit(drawn, workers: Workers(count: 1))).map { log($0.inertia) } ?? .nan
        }
        return counts.indices.map { place in
            let first = (counts.count - 1 - place) * sets
            let values = Array(logs[first..<(first + sets)])
            guard values.allSatisfy(\.isFinite) else { return nil }
            return (values.mean, values.standardDeviation * (1 + 1 / Double(sets)).squareRoot())
        }
    }

    private func draw(_ generator: inout SeededGenerator) -> Matrix {
        var drawn = Matrix(rows: rows, columns: bounds.count)
        for cell in drawn.values.indices {
            let bound = bounds[cell % bounds.count]
            drawn.values[cell] =
                bound.lowerBound + (bound.upperBound - bound.lowerBound) * generator.unitInterval()
        }
        // Distances are the same along the components as along the columns, so rows are left there.
        return drawn
    }
}
