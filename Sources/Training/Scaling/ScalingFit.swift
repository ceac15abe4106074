package import Segmentation

/// A fitted transform and scaler, with the rows they were fitted on as the algorithms see them.
package struct ScalingFit: Sendable, Equatable {
    /// The transform of each column.
    package let transforms: [FeatureTransform]
    /// Centre and scale of each transformed column.
    package let scaler: FeatureScaler
    /// The fitted rows, transformed and scaled.
    package let scaled: Matrix

    /// Transforms and scales other rows with as many columns.
    package func apply(to raw: Matrix) -> Matrix {
        Self.map(raw) { value, column in scaler.apply(transforms[column].apply(value), at: column) }
    }

    /// Brings rows of the scaled space back to the units of the raw columns.
    package func invert(_ scaled: Matrix) -> Matrix {
        Self.map(scaled) { value, column in transforms[column].invert(scaler.invert(value, at: column)) }
    }

    fileprivate static func map(_ matrix: Matrix, _ change: (Double, Int) -> Double) -> Matrix {
        var changed = matrix
        for row in 0..<matrix.rows {
            for column in 0..<matrix.columns { changed[row, column] = change(matrix[row, column], column) }
        }
        return changed
    }
}

extension ScalingParameters {
    /// Learns centre and scale of the columns of `raw`, and scales its rows.
    ///
    /// A constant column gets scale 1, as in scikit-learn, so that its scaled value is 0.
    package func fit(_ raw: Matrix) throws(ScalingFitError) -> ScalingFit {
        try check(raw)
        let transformed = ScalingFit.map(raw) { value, column in transforms[column].apply(value) }
        var centre: [Double] = []
        var scale: [Double] = []
        for column in 0..<raw.columns {
            let values = transformed.column(column)
            let (middle, spread) = Self.centreAndScale(of: values, scaler)
            guard middle.isFinite, spread.isFinite else { throw .overflow(column: column) }
            centre.append(middle)
            scale.append(isConstant(spread, around: middle, count: values.count) ? 1 : spread)
        }
        let fitted = FeatureScaler(kind: scaler, centre: centre, scale: scale)
        let scaled = ScalingFit.map(transformed) { value, column in fitted.apply(value, at: column) }
        return ScalingFit(transforms: transforms, scaler: fitted, scaled: scaled)
    }

    private func check(_ raw: Matrix) throws(ScalingFitError) {
        guard raw.rows > 0 else { throw .noRows }
        guard transforms.count == raw.columns else {
            let allowed = "one per column (\(raw.columns))"
            throw .invalidParameter(
                InvalidParameter(name: "transforms", allowed: allowed, found: transforms.count))
        }
        if let problem = raw.firstNonFiniteValue { throw .nonFinite(problem) }
        for row in 0..<raw.rows {
            for column in 0..<raw.columns where !transforms[column].contains(raw[row, column]) {
                throw .outsideDomain(
                    transform: transforms[column], row: row, column: column, found: raw[row, column])
            }
        }
    }

    private static func centreAndScale(of values: [Double], _ kind: FeatureScaler.Kind) -> (Double, Double) {
        switch kind {
        case .standard:
            return (values.mean, values.standardDeviation)
        case .minMax:
            let quantiles = Quantiles(of: values)
            return (quantiles[0], quantiles[1] - quantiles[0])
        case .robust:
            let quantiles = Quantiles(of: values)
            return (quantiles.median, quantiles[0.75] - quantiles[0.25])
        }
    }

    /// Whether the spread is no more than what rounding leaves of a constant column, by scikit-learn's bounds.
    private func isConstant(_ spread: Double, around middle: Double, count: Int) -> Bool {
        guard scaler == .standard else { return spread < 10 * .ulpOfOne }
        let rounding = Double(count) * .ulpOfOne
        return spread * spread <= rounding * spread * spread + rounding * middle * rounding * middle
    }
}
