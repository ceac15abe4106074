/// The dense part of the training data, and the rule that what lies far from it is anomalous.
///
/// Ester, Kriegel, Sander, Xu: A Density-Based Algorithm for Discovering Clusters (KDD 1996).
package struct DBSCANModel: Sendable {
    /// The neighbourhood's radius, in the models' coordinates.
    package let eps: Double
    /// Points, itself included, that a point needs within `eps` to be a core point.
    package let minimumSamples: Int
    /// The core points, one row each.
    package let corePoints: Matrix
    private let index = Deferred<KDTree>()
    let grid = Deferred<NeighbourhoodGrid>()

    /// Makes a model of core points found in training.
    package init(eps: Double, minimumSamples: Int, corePoints: Matrix) {
        precondition(eps > 0 && eps.isFinite && minimumSamples > 0, "eps and minimum samples must be positive")
        self.eps = eps
        self.minimumSamples = minimumSamples
        self.corePoints = corePoints
    }

    /// Works out beforehand what can be known of places, so that most look-ups need no core point.
    ///
    /// Answers are the same with and without. Any thread may call it, at any time, also while others look up.
    package func prepare() {
        index.fill { KDTree(points: corePoints) }
        grid.fill { NeighbourhoodGrid(points: corePoints, radius: eps) }
    }

    /// Whether no core point lies within `eps` (≤) of `vector`. For a training point this is scikit-learn's noise label.
    package func isAnomaly(_ vector: Span<Double>) -> Bool {
        !(grid.look { $0.containsPoint(near: vector) } ?? search(vector))
    }

    @inline(__always)
    private func search(_ vector: Span<Double>) -> Bool {
        index.look { $0.containsPoint(within: eps, of: vector) } ?? searchUnprepared(vector)
    }

    /// Builds the tree first or, where another thread is about to, looks at one core point after the other.
    @inline(never)
    private func searchUnprepared(_ vector: Span<Double>) -> Bool {
        index.fill { KDTree(points: corePoints) }
        return index.look { $0.containsPoint(within: eps, of: vector) } ?? scan(vector)
    }

    /// Whether a core point lies within `eps`, found as the tree finds it.
    func scan(_ vector: Span<Double>) -> Bool {
        (0..<corePoints.rows).contains { row in
            var sum = 0.0
            for column in 0..<corePoints.columns {
                let difference = vector[column] - corePoints[row, column]
                sum += difference * difference
            }
            return sum <= eps * eps
        }
    }
}
