/// Where clusters live in a space of principal components: the way there from scaled columns.
package struct Projection: Sendable, Equatable {
    /// What is subtracted first, one number per column.
    package let mean: [Double]
    /// One row per component, one loading per column.
    package let components: Matrix
    /// The variance along each component, with ddof 0.
    package let explainedVariance: [Double]
    /// The share of each component of the whole variance, 0 to 1.
    package let explainedVarianceRatio: [Double]

    /// How far apart the scalar products of components may be from 0, and their lengths from 1.
    private static let tolerance = 1e-6

    /// Whether components are of length 1 and at right angles to one another, which the way back from a projection and
    /// explanations rest on.
    package static func isOrthonormal(_ components: Matrix) -> Bool {
        (0..<components.rows).allSatisfy { one in
            (0...one).allSatisfy { other in
                let product = zip(components.row(one), components.row(other)).reduce(0) { $0 + $1.0 * $1.1 }
                return abs(product - (one == other ? 1 : 0)) <= tolerance
            }
        }
    }

    /// Makes a projection of fitted numbers.
    ///
    /// - Precondition: one mean per column, one variance and ratio per component, at least one of each, all finite.
    package init(
        mean: [Double], components: Matrix, explainedVariance: [Double], explainedVarianceRatio: [Double]
    ) {
        precondition(components.rows > 0 && components.columns > 0, "a projection needs a component and a column")
        precondition(mean.count == components.columns, "every column needs a mean")
        precondition(
            explainedVariance.count == components.rows && explainedVarianceRatio.count == components.rows,
            "every component needs its variance")
        precondition((mean + components.values).allSatisfy(\.isFinite), "all numbers must be finite")
        self.mean = mean
        self.components = components
        self.explainedVariance = explainedVariance
        self.explainedVarianceRatio = explainedVarianceRatio
    }

    /// Number of columns.
    package var columns: Int { components.columns }
    /// Number of components, the dimension of what is projected.
    package var dimension: Int { components.rows }

    /// Adds what `value` in `column` comes to along each component.
    func add(_ value: Double, in column: Int, to coordinates: inout MutableSpan<Double>) {
        let deviation = value - mean[column]
        for component in 0..<components.rows {
            coordinates[component] += deviation * components[component, column]
        }
    }

    /// The scaled columns nearest to a projected point.
    package func reconstruct(_ point: some Collection<Double>) -> [Double] {
        var columns = mean
        for (component, coordinate) in point.enumerated() {
            for column in columns.indices { columns[column] += coordinate * components[component, column] }
        }
        return columns
    }
}
