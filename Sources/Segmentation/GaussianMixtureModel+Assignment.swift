import Glibc

extension GaussianMixtureModel {
    /// Writes each component's responsibility for `vector`, 0 to 1 and 1 in all, and returns the most responsible
    /// component, the lower-numbered of two equal ones, and the logarithm of the density at `vector`.
    ///
    /// Sums of densities are formed relative to the greatest (log-sum-exp), so that points far out have a component too.
    ///
    /// - Precondition: `vector` has one number per column, `responsibilities` one per component.
    package func assign(
        _ vector: [Double], responsibilities: inout [Double]
    ) -> (component: Int, logDensity: Double) {
        precondition(
            vector.count == means.columns && responsibilities.count == componentCount, "shapes must agree")
        var best = 0
        for component in 0..<componentCount {
            responsibilities[component] = logPeaks[component] - squaredDistance(of: vector, from: component) / 2
            if responsibilities[component] > responsibilities[best] { best = component }
        }
        let greatest = responsibilities[best]
        var sum = 0.0
        for component in 0..<componentCount {
            // Equal logarithms may both be infinite, and their difference then no number.
            let isEqual = responsibilities[component] == greatest
            responsibilities[component] = isEqual ? 1 : exp(responsibilities[component] - greatest)
            sum += responsibilities[component]
        }
        for component in 0..<componentCount { responsibilities[component] /= sum }
        return (best, greatest + log(sum))
    }

    /// The squared Mahalanobis distance.
    private func squaredDistance(of vector: [Double], from component: Int) -> Double {
        let dimension = means.columns
        let mean = component * dimension
        var square = 0.0
        for row in 0..<dimension {
            var white = 0.0
            if shape.isDiagonal {
                white = whitening[mean + row] * (vector[row] - means.values[mean + row])
            } else {
                let start = (mean + row) * dimension
                for column in 0...row {
                    white += whitening[start + column] * (vector[column] - means.values[mean + column])
                }
            }
            square += white * white
        }
        return square
    }
}
