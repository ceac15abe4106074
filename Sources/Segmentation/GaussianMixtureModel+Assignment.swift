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
            responsibilities[component] = logDensity(of: vector.span, in: component)
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

    /// Writes each component's deviance at `vector`, −2 ln of its weighted density, and returns the most responsible
    /// component, the one of the least deviance and the lower-numbered of two equal ones.
    ///
    /// A deviance is to a mixture what a squared distance is to k-means: at a temperature of 1, ``Calibration`` makes of
    /// deviances the responsibility.
    ///
    /// - Precondition: `vector` has one number per column, `deviances` one per component.
    package func nearest(to vector: [Double], deviances: inout [Double]) -> Int {
        var found = deviances.mutableSpan
        return nearest(to: vector.span, deviances: &found)
    }

    /// The same of a view.
    func nearest(to vector: Span<Double>, deviances: inout MutableSpan<Double>) -> Int {
        precondition(vector.count == means.columns && deviances.count == componentCount, "shapes must agree")
        var best = 0
        for component in 0..<componentCount {
            deviances[component] = -2 * logDensity(of: vector, in: component)
            if deviances[component] < deviances[best] { best = component }
        }
        return best
    }

    /// The logarithm of a component's weighted density.
    private func logDensity(of vector: Span<Double>, in component: Int) -> Double {
        logPeaks[component] - squaredDistance(of: vector, from: component) / 2
    }

    /// The squared Mahalanobis distance.
    private func squaredDistance(of vector: Span<Double>, from component: Int) -> Double {
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
