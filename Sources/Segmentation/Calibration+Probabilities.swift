extension Calibration {
    /// The probability of every cluster, adding up to 1; that of `cluster`, the nearest, is its confidence.
    ///
    /// A temperature gives all of them. A map of the margin speaks of the nearest alone: what it leaves is shared out
    /// by how unsure it is of the nearest against each other cluster, so that the second nearest gets the most.
    package func probabilities(of cluster: Int, squaredDistances: [Double]) -> [Double] {
        let own = confidence(of: cluster, squaredDistances: squaredDistances)
        let nearest = squaredDistances[cluster]
        let weights = squaredDistances.indices.map { other in
            if other == cluster { return 0.0 }
            let margin = squaredDistances[other] == nearest ? 0 : squaredDistances[other] - nearest
            return doubt(at: margin)
        }
        let sum = weights.reduce(0, +)
        return weights.indices.map { other in
            if other == cluster { return own }
            return sum > 0 ? (1 - own) * weights[other] / sum : 0
        }
    }
}
