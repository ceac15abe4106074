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
    private let index: KDTree
    let grid = DeferredGrid()

    /// Makes a model of core points found in training.
    package init(eps: Double, minimumSamples: Int, corePoints: Matrix) {
        precondition(eps > 0 && eps.isFinite && minimumSamples > 0, "eps and minimum samples must be positive")
        self.eps = eps
        self.minimumSamples = minimumSamples
        self.corePoints = corePoints
        index = KDTree(points: corePoints)
    }

    /// Works out beforehand what can be known of places, so that most look-ups need no core point.
    ///
    /// Answers are the same with and without. Any thread may call it, at any time, also while others look up.
    package func prepare() {
        grid.fill { NeighbourhoodGrid(points: corePoints, radius: eps) }
    }

    /// Whether no core point lies within `eps` (≤) of `vector`. For a training point this is scikit-learn's noise label.
    package func isAnomaly(_ vector: Span<Double>) -> Bool {
        !(grid.look { $0.containsPoint(near: vector) } ?? index.containsPoint(within: eps, of: vector))
    }
}
