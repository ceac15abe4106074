/// The margin between two clusters as a sum of terms, one per feature, and a base.
struct MarginSplit {
    let base: Double
    /// One term per feature.
    let amounts: [Double]

    /// Splits D₂ − D₁ at a customer's vector, D being squared distances or deviances.
    ///
    /// - Parameters:
    ///   - columns: the customer's scaled columns.
    ///   - vector: the customer's vector.
    init(_ explainer: Explainer, columns: [Double], vector: [Double], between first: Int, and second: Int) {
        var amounts = [Double](repeating: 0, count: explainer.segmenter.encoder.schema.dimension)
        if let mixture = explainer.segmenter.mixture {
            base = 2 * (mixture.logPeaks[first] - mixture.logPeaks[second])
            for (sign, component) in [(1.0, second), (-1.0, first)] {
                let residual = mixture.whitened(mixture.deviation(of: vector, from: component), component)
                for column in columns.indices {
                    let direction = mixture.whitened(Array(explainer.directions.row(column)), component)
                    let step = columns[column] - explainer.centres[component, column]
                    amounts[explainer.columnFeatures[column]] += sign * step * dot(direction, residual)
                }
            }
        } else {
            base = 0
            let centroids = explainer.segmenter.kMeans.centroids
            for column in columns.indices {
                var slope = 0.0
                for axis in 0..<centroids.columns {
                    slope += explainer.directions[column, axis] * (centroids[first, axis] - centroids[second, axis])
                }
                let middle = (explainer.centres[first, column] + explainer.centres[second, column]) / 2
                amounts[explainer.columnFeatures[column]] += 2 * slope * (columns[column] - middle)
            }
        }
        self.amounts = amounts
    }

    /// The terms, the weightiest first; of equal ones in the order of the features.
    var contributions: [Explanation.Contribution] {
        amounts.enumerated().map { .init(feature: $0, amount: $1) }.sorted {
            ($1.amount.magnitude, $0.feature) < ($0.amount.magnitude, $1.feature)
        }
    }
}

/// The scalar product.
func dot(_ left: [Double], _ right: [Double]) -> Double {
    var sum = 0.0
    for index in left.indices { sum += left[index] * right[index] }
    return sum
}
