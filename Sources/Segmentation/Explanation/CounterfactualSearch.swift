/// Looks for the smallest change of one actionable feature that leads a customer into another segment.
///
/// Along one column the difference between two clusters' distances is linear, between two deviances quadratic: where
/// it changes sign is worked out, the nearest place is mapped back to the feature's unit, rounded away from the
/// customer's own value, and scored again to be sure.
struct CounterfactualSearch {
    private let explainer: Explainer
    private let customer: Customer
    private let columns: [Double]
    private let vector: [Double]
    private let distances: [Double]
    /// The slope and curvature of each cluster's distance along each column that is looked at.
    private let bends: [[Bend]]
    private var trial: Segmenter.Workspace

    /// How a cluster's distance changes along a column, but for what is the same for all clusters.
    private struct Bend {
        let slope: Double
        let curvature: Double
    }

    /// A step along a column, by which another segment might be reached.
    private struct Step {
        let column: Int
        let size: Double
    }

    init(_ explainer: Explainer, _ customer: Customer, _ workspace: Segmenter.Workspace) {
        self.explainer = explainer
        self.customer = customer
        columns = explainer.segmenter.encoder.columns(of: customer)
        vector = workspace.vector
        distances = workspace.squaredDistances
        trial = workspace
        let features = explainer.segmenter.encoder.schema.features
        bends = explainer.columnFeatures.indices.map { column in
            let feature = features[explainer.columnFeatures[column]]
            guard feature.isActionable, case .number = feature.kind else { return [] }
            return Self.bends(along: column, explainer, vector: workspace.vector)
        }
    }

    /// The smallest change that leads to `target`.
    mutating func change(to target: Int) -> Explanation.Counterfactual.Change? {
        var candidates: [(size: Double, change: (inout Self) -> Double?, feature: Int)] = []
        for column in bends.indices where !bends[column].isEmpty {
            let feature = explainer.columnFeatures[column]
            for size in steps(along: column, to: target) {
                candidates.append(
                    (size.magnitude, { $0.value(behind: .init(column: column, size: size), target) }, feature))
            }
        }
        let features = explainer.segmenter.encoder.schema.features
        for (index, feature) in features.enumerated() where feature.isActionable {
            guard case .category(let encoding) = feature.kind else { continue }
            for code in encoding.categories.indices where Double(code) != customer[index] {
                let value = Double(code)
                candidates.append(
                    (distance(to: value, of: index), { $0.leads(to: target, index, value) ? value : nil }, index))
            }
        }
        candidates.sort { ($0.size, $0.feature) < ($1.size, $1.feature) }
        for candidate in candidates {
            if let value = candidate.change(&self) { return .init(feature: candidate.feature, value: value) }
        }
        return nil
    }

    private static func bends(along column: Int, _ explainer: Explainer, vector: [Double]) -> [Bend] {
        let direction = Array(explainer.directions.row(column))
        let centroids = explainer.segmenter.kMeans.centroids
        guard let mixture = explainer.segmenter.mixture else {
            return (0..<centroids.rows).map { cluster in
                Bend(slope: -2 * dot(direction, Array(centroids.row(cluster))), curvature: 0)
            }
        }
        return (0..<centroids.rows).map { component in
            let white = mixture.whitened(direction, component)
            let residual = mixture.whitened(mixture.deviation(of: vector, from: component), component)
            return Bend(slope: 2 * dot(white, residual), curvature: dot(white, white))
        }
    }

    /// The steps along a column that end just inside `target`.
    private func steps(along column: Int, to target: Int) -> [Double] {
        let bends = bends[column]
        let rivals = distances.indices.filter { $0 != target }
        func lead(_ rival: Int, _ step: Double) -> Double {
            let slope = bends[rival].slope - bends[target].slope
            let curvature = bends[rival].curvature - bends[target].curvature
            return distances[rival] - distances[target] + step * (slope + step * curvature)
        }
        var steps: [Double] = []
        for rival in rivals {
            let roots = Self.roots(
                distances[rival] - distances[target], bends[rival].slope - bends[target].slope,
                bends[rival].curvature - bends[target].curvature)
            for root in roots {
                let nudge = max(root.magnitude * 1e-9, 1e-12)
                for step in [root - nudge, root + nudge] where rivals.allSatisfy({ lead($0, step) > 0 }) {
                    steps.append(step)
                }
            }
        }
        return steps
    }

    /// The real roots of a + b·x + c·x².
    private static func roots(_ a: Double, _ b: Double, _ c: Double) -> [Double] {
        guard c.magnitude > 1e-12 * b.magnitude else { return b == 0 ? [] : [-a / b] }
        let discriminant = b * b - 4 * a * c
        guard discriminant >= 0 else { return [] }
        // Without cancellation: one root from the sum, the other from the product of both.
        let sum = -(b + (b < 0 ? -1 : 1) * discriminant.squareRoot()) / 2
        return sum == 0 ? [0] : [sum / c, a / sum]
    }

    /// The round value behind a step that leads to `target`; nil where none within the training range does.
    private mutating func value(behind step: Step, _ target: Int) -> Double? {
        let encoder = explainer.segmenter.encoder
        let index = explainer.columnFeatures[step.column]
        let feature = encoder.schema.features[index]
        guard case .number(let domain) = feature.kind else { return nil }
        let exact = encoder.raw(columns[step.column] + step.size, ofColumn: step.column)
        let own = customer[index] ?? feature.fillValue
        let bounds =
            max(domain.trainingRange.lowerBound, domain.minimum ?? -.infinity)...domain.trainingRange.upperBound
        guard exact.isFinite, bounds.contains(exact) else { return nil }
        for round in RoundValues(near: exact, awayFrom: own, of: domain) {
            let value = min(max(round, bounds.lowerBound), bounds.upperBound)
            if leads(to: target, index, value) { return value }
        }
        return nil
    }

    /// Whether the customer is in `target` with another value of one feature.
    private mutating func leads(to target: Int, _ feature: Int, _ value: Double) -> Bool {
        var changed = customer
        changed[feature] = value
        return explainer.segmenter.predict(changed, workspace: &trial).cluster == target
    }

    /// How far another value of a feature is from the customer's own, in scaled columns.
    private func distance(to value: Double, of feature: Int) -> Double {
        var changed = customer
        changed[feature] = value
        let other = explainer.segmenter.encoder.columns(of: changed)
        return columns.indices.reduce(0) {
            $0 + (other[$1] - columns[$1]) * (other[$1] - columns[$1])
        }.squareRoot()
    }
}
