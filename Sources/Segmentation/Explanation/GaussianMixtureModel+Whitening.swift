extension GaussianMixtureModel {
    /// `vector` less the mean of `component`.
    func deviation(of vector: [Double], from component: Int) -> [Double] {
        vector.indices.map { vector[$0] - means[component, $0] }
    }

    /// A deviation in coordinates in which `component` varies by 1 in every direction: its square there is the squared
    /// Mahalanobis distance.
    func whitened(_ deviation: [Double], _ component: Int) -> [Double] {
        let dimension = means.columns
        return deviation.indices.map { row in
            if shape.isDiagonal { return whitening[component * dimension + row] * deviation[row] }
            let start = (component * dimension + row) * dimension
            var sum = 0.0
            for column in 0...row { sum += whitening[start + column] * deviation[column] }
            return sum
        }
    }
}
