import Segmentation

/// What rows, shared out among components by responsibility, come to: all that new components are made from.
///
/// Deviations are taken from means near to the rows', so that no digits are lost when their squares are subtracted.
struct MixtureMoments: Sendable {
    /// Sum of the rows' log-densities.
    var logLikelihood = 0.0
    /// Sum of responsibilities for each component.
    var counts: [Double]
    /// k × d, sums of deviations.
    var deviations: [Double]
    /// Sums of products of deviations: k × d × d, the cells on and below the diagonal, or k × d squares where columns
    /// vary on their own.
    var products: [Double]

    /// Nothing yet.
    init(components: Int, dimension: Int, isDiagonal: Bool) {
        counts = [Double](repeating: 0, count: components)
        deviations = [Double](repeating: 0, count: components * dimension)
        products = [Double](repeating: 0, count: components * dimension * (isDiagonal ? 1 : dimension))
    }

    /// Gives each row wholly to the component of its label.
    init(_ points: Matrix, labels: [Int], around means: Matrix, isDiagonal: Bool) {
        let dimension = points.columns
        self.init(components: means.rows, dimension: dimension, isDiagonal: isDiagonal)
        for (row, label) in labels.enumerated() {
            counts[label] += 1
            for one in 0..<dimension {
                let deviation = points[row, one] - means[label, one]
                let place = label * dimension + one
                deviations[place] += deviation
                if isDiagonal {
                    products[place] += deviation * deviation
                } else {
                    for other in 0...one {
                        products[place * dimension + other] += deviation * (points[row, other] - means[label, other])
                    }
                }
            }
        }
    }

    /// Adds what other rows come to around the same means.
    mutating func add(_ other: MixtureMoments) {
        logLikelihood += other.logLikelihood
        for index in counts.indices { counts[index] += other.counts[index] }
        for index in deviations.indices { deviations[index] += other.deviations[index] }
        for index in products.indices { products[index] += other.products[index] }
    }

    /// The components that make the rows most likely, given whose they are; `means` are those deviated from.
    func model(
        _ shape: GaussianMixtureModel.CovarianceShape, around means: Matrix, regularisation: Double
    ) throws(GaussianMixtureModel.Failure) -> GaussianMixtureModel {
        let dimension = means.columns
        // A component may have lost all its rows.
        let counts = counts.map { max($0, 10 * .ulpOfOne) }
        let total = counts.reduce(0, +)
        var moved = means
        var shifts = deviations
        for place in shifts.indices {
            shifts[place] /= counts[place / dimension]
            moved.values[place] += shifts[place]
        }
        return try GaussianMixtureModel(
            shape: shape, weights: counts.map { $0 / total }, means: moved,
            covariances: covariances(shape, counts, shifts, dimension, regularisation))
    }

    private func covariances(
        _ shape: GaussianMixtureModel.CovarianceShape, _ counts: [Double], _ shifts: [Double], _ dimension: Int,
        _ regularisation: Double
    ) -> Matrix {
        let own =
            shape.isDiagonal
            ? variances(counts, shifts, dimension, regularisation)
            : matrices(counts, shifts, dimension, regularisation)
        switch shape {
        case .full, .diagonal: return own
        case .tied: return Self.mean(of: own, counts)
        case .spherical:
            return Matrix(rows: counts.count, columns: 1, values: counts.indices.map { Array(own.row($0)).mean })
        }
    }

    /// k × d.
    private func variances(
        _ counts: [Double], _ shifts: [Double], _ dimension: Int, _ regularisation: Double
    ) -> Matrix {
        let values = shifts.enumerated().map { place, shift in
            products[place] / counts[place / dimension] - shift * shift + regularisation
        }
        return Matrix(rows: counts.count, columns: dimension, values: values)
    }

    /// k·d × d, component after component.
    private func matrices(
        _ counts: [Double], _ shifts: [Double], _ dimension: Int, _ regularisation: Double
    ) -> Matrix {
        var matrices = Matrix(rows: counts.count * dimension, columns: dimension)
        for row in 0..<matrices.rows {
            let (component, one) = (row / dimension, row % dimension)
            let first = component * dimension
            for other in 0...one {
                let product = products[row * dimension + other] / counts[component]
                matrices[row, other] = product - shifts[row] * shifts[first + other]
                matrices[first + other, one] = matrices[row, other]
            }
            matrices[row, one] += regularisation
        }
        return matrices
    }

    /// The mean of matrices that stand one below the other, weighted by the rows of each.
    private static func mean(of matrices: Matrix, _ counts: [Double]) -> Matrix {
        let total = counts.reduce(0, +)
        var mean = Matrix(rows: matrices.columns, columns: matrices.columns)
        for row in 0..<matrices.rows {
            let (component, one) = (row / mean.rows, row % mean.rows)
            for other in 0..<mean.columns { mean[one, other] += matrices[row, other] * (counts[component] / total) }
        }
        return mean
    }
}
