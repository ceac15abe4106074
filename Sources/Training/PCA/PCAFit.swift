package import Segmentation

/// The directions in which rows vary most, each at right angles to those before.
///
/// Reference: I. T. Jolliffe, "Principal Component Analysis", 2nd edition, 2002.
package struct PCAFit: Sendable, Equatable {
    /// The mean of each column, which rows are moved by before they are projected.
    package let mean: [Double]
    /// One row per component kept, one loading per column; the first of a component's largest loadings is positive.
    package let components: Matrix
    /// The variance along each component kept, with ddof 0, descending.
    package let variances: [Double]
    /// The share of each component, kept or not, of the whole variance; all 0 where nothing varies.
    package let varianceRatios: [Double]

    /// The coordinates of rows along the components kept.
    ///
    /// - Precondition: as many columns as were fitted.
    package func project(_ rows: Matrix) -> Matrix {
        precondition(rows.columns == mean.count, "rows must be as wide as those that were fitted")
        var projected = Matrix(rows: rows.rows, columns: components.rows)
        for row in 0..<rows.rows {
            for component in 0..<components.rows {
                var sum = 0.0
                for column in mean.indices { sum += (rows[row, column] - mean[column]) * components[component, column] }
                projected[row, component] = sum
            }
        }
        return projected
    }

    /// The rows nearest to given coordinates: those projected, where all components are kept.
    ///
    /// - Precondition: one coordinate per component kept.
    package func reconstruct(_ projected: Matrix) -> Matrix {
        precondition(projected.columns == components.rows, "each component needs its coordinate")
        var rows = Matrix(rows: projected.rows, columns: mean.count)
        for row in 0..<projected.rows {
            for column in mean.indices {
                var sum = mean[column]
                for component in 0..<components.rows {
                    sum += projected[row, component] * components[component, column]
                }
                rows[row, column] = sum
            }
        }
        return rows
    }
}

extension PCAParameters {
    /// Checks the parameters, then fits them.
    package func fit(_ points: Matrix) throws(PCAFitError) -> PCAFit {
        let valid: Valid
        do { valid = try validated() } catch { throw .invalidParameter(error) }
        return try valid.fit(points)
    }
}

extension PCAParameters.Valid {
    /// Finds the principal components of the rows of `points`.
    package func fit(_ points: Matrix) throws(PCAFitError) -> PCAFit {
        guard points.rows > 0, points.columns > 0 else { throw .empty }
        if let problem = points.firstNonFiniteValue { throw .nonFinite(problem) }
        if case .count(let count) = parameters.components, count > points.columns {
            let allowed = "at most one per column (\(points.columns))"
            throw .invalidParameter(InvalidParameter(name: "components", allowed: allowed, found: count))
        }
        let mean = (0..<points.columns).map { points.column($0).mean }
        let covariance = Self.covariance(of: points, mean)
        guard covariance.values.allSatisfy(\.isFinite) else { throw .overflow }
        let eigen = SymmetricEigenvalues(of: covariance)
        // What rounding takes below 0 is no variance.
        let variances = eigen.values.map { max($0, 0) }
        let whole = variances.reduce(0, +)
        let ratios = variances.map { whole > 0 ? $0 / whole : 0 }
        let kept = kept(of: ratios)
        return PCAFit(
            mean: mean,
            components: Matrix(
                rows: kept, columns: points.columns, values: (0..<kept).flatMap { eigen.vectors.row($0) }),
            variances: Array(variances.prefix(kept)), varianceRatios: ratios)
    }

    private func kept(of ratios: [Double]) -> Int {
        switch parameters.components {
        case .all: return ratios.count
        case .count(let count): return count
        case .varianceShare(let share):
            var explained = 0.0
            for (index, ratio) in ratios.enumerated() {
                explained += ratio
                if explained >= share { return index + 1 }
            }
            return ratios.count
        }
    }

    /// With ddof 0, the cells on and above the diagonal.
    private static func covariance(of points: Matrix, _ mean: [Double]) -> Matrix {
        var sums = Matrix(rows: mean.count, columns: mean.count)
        var deviations = mean
        for row in 0..<points.rows {
            for column in mean.indices { deviations[column] = points[row, column] - mean[column] }
            for one in mean.indices {
                for other in one..<mean.count { sums[one, other] += deviations[one] * deviations[other] }
            }
        }
        for cell in sums.values.indices { sums.values[cell] /= Double(points.rows) }
        return sums
    }
}
