import Glibc

/// Clusters as normal distributions, and the rule that a point belongs to the one most likely to have made it.
package struct GaussianMixtureModel: Sendable, Equatable {
    /// How freely the distributions may take their form.
    package enum CovarianceShape: String, Sendable, CaseIterable {
        /// Each has a covariance matrix of its own.
        case full
        /// All share one covariance matrix.
        case tied
        /// Each has a variance per column, and its columns do not vary together.
        case diagonal
        /// Each has one variance.
        case spherical

        /// Whether columns vary on their own.
        package var isDiagonal: Bool { self == .diagonal || self == .spherical }
    }

    /// Why numbers do not make a mixture.
    package enum Failure: Error, Equatable, CustomStringConvertible {
        case weights
        case notPositiveDefinite(component: Int)

        package var description: String {
            switch self {
            case .weights: "expected weights of at least 0 that add up to 1"
            case .notPositiveDefinite(let component):
                "expected a positive definite covariance matrix for component \(component)"
            }
        }
    }

    /// What form the distributions have.
    package let shape: CovarianceShape
    /// The share of each component, adding up to 1.
    package let weights: [Double]
    /// k × d, the middle of each component.
    package let means: Matrix
    /// k·d × d for `full`, component after component; d × d for `tied`; k × d for `diagonal`; k × 1 for `spherical`.
    package let covariances: Matrix

    /// What deviations are multiplied by to vary by 1 in every direction: for each component d × d, row after row, 0
    /// above the diagonal, or one number per column where columns vary on their own.
    package let whitening: [Double]
    /// For each component the logarithm of its weighted density at its mean.
    package let logPeaks: [Double]

    /// Makes a mixture and factors its covariances.
    ///
    /// - Precondition: there is a component and a column, and the shapes are as described.
    package init(
        shape: CovarianceShape, weights: [Double], means: Matrix, covariances: Matrix
    ) throws(Failure) {
        let (count, dimension) = (means.rows, means.columns)
        precondition(count > 0 && dimension > 0 && weights.count == count, "each component needs a mean and a weight")
        let (rows, columns) = Self.size(of: shape, count, dimension)
        precondition(covariances.rows == rows && covariances.columns == columns, "shapes must agree")
        guard weights.allSatisfy({ $0 >= 0 }), abs(weights.reduce(0, +) - 1) < 1e-6 else { throw .weights }
        var whitening: [Double] = []
        var logPeaks: [Double] = []
        for component in 0..<count {
            guard let factor = Self.factor(of: covariances, shape, component, dimension) else {
                throw .notPositiveDefinite(component: component)
            }
            whitening += factor.whitening
            logPeaks.append(
                log(weights[component]) - (Double(dimension) * log(2 * .pi) + factor.logDeterminant) / 2)
        }
        self.shape = shape
        self.weights = weights
        self.means = means
        self.covariances = covariances
        self.whitening = whitening
        self.logPeaks = logPeaks
    }

    private init(permuting model: GaussianMixtureModel, _ order: [Int]) {
        func permuted(_ values: [Double]) -> [Double] {
            let size = values.count / order.count
            return order.flatMap { values[($0 * size)..<(($0 + 1) * size)] }
        }
        let (means, covariances) = (model.means, model.covariances)
        shape = model.shape
        weights = permuted(model.weights)
        self.means = Matrix(rows: means.rows, columns: means.columns, values: permuted(means.values))
        self.covariances =
            shape == .tied
            ? covariances
            : Matrix(rows: covariances.rows, columns: covariances.columns, values: permuted(covariances.values))
        whitening = permuted(model.whitening)
        logPeaks = permuted(model.logPeaks)
    }

    /// The same mixture with component c numbered `numbers[c]`.
    ///
    /// - Precondition: `numbers` is a permutation of 0..<k.
    package func renumbered(_ numbers: [Int]) -> GaussianMixtureModel {
        precondition(numbers.sorted() == Array(0..<componentCount), "component numbers must be a permutation")
        return GaussianMixtureModel(permuting: self, numbers.indices.sorted { numbers[$0] < numbers[$1] })
    }

    /// Number of components.
    package var componentCount: Int { means.rows }

    /// Rows and columns of `covariances` for mixtures of `components` in `dimension` columns.
    package static func size(
        of shape: CovarianceShape, _ components: Int, _ dimension: Int
    ) -> (rows: Int, columns: Int) {
        switch shape {
        case .full: (components * dimension, dimension)
        case .tied: (dimension, dimension)
        case .diagonal: (components, dimension)
        case .spherical: (components, 1)
        }
    }

    private static func factor(
        of covariances: Matrix, _ shape: CovarianceShape, _ component: Int, _ dimension: Int
    ) -> (whitening: [Double], logDeterminant: Double)? {
        if shape.isDiagonal {
            let row = Array(covariances.row(component))
            let variances = shape == .spherical ? [Double](repeating: row[0], count: dimension) : row
            guard variances.allSatisfy({ $0 > 0 && $0.isFinite }) else { return nil }
            return (variances.map { 1 / $0.squareRoot() }, variances.reduce(0) { $0 + log($1) })
        }
        let first = shape == .tied ? 0 : component * dimension
        let block = (first..<(first + dimension)).flatMap { covariances.row($0) }
        return CholeskyFactor(Matrix(rows: dimension, columns: dimension, values: block)).map {
            ($0.inverse.values, $0.logDeterminant)
        }
    }
}
