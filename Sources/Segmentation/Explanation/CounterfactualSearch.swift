/// Looks for the smallest change of one actionable feature that leads a customer into another segment.
///
/// Along one column the difference between two clusters' distances is linear, between two deviances quadratic: where
/// it changes sign is worked out, the nearest place is mapped back to the feature's unit, and the first value behind it
/// that the feature can take is scored again to be sure.
struct CounterfactualSearch: ~Copyable {
    private let customer: Customer
    private let columns: [Double]
    private let distances: [Double]
    private let bends: ColumnBends
    /// The customer with one value changed, and what is known of that one.
    private var changed: Customer
    private var trial: Segmenter.Workspace
    private var candidates: [Candidate] = []

    /// A change that may lead into another segment.
    private struct Candidate {
        /// How far it is from the customer, in scaled columns.
        let size: Double
        let feature: Int
        /// The column to take a step along; nil where the feature becomes another category.
        let column: Int?
        /// The step, or the category's code.
        let amount: Double
    }

    init(_ explainer: Explainer, _ customer: Customer, columns: [Double], _ workspace: Segmenter.Workspace) {
        self.customer = customer
        self.columns = columns
        distances = workspace.squaredDistances
        bends = explainer.bends(at: workspace.vector)
        changed = customer
        trial = workspace
    }

    /// The smallest change that leads to `target`.
    mutating func change(to target: Int, by explainer: borrowing Explainer) -> Explanation.Counterfactual.Change? {
        candidates.removeAll(keepingCapacity: true)
        for column in explainer.movableColumns {
            addSteps(along: column, of: explainer.columnFeatures[column], to: target)
        }
        for choice in explainer.choices { addCategories(of: choice, explainer) }
        candidates.sort { ($0.size, $0.feature) < ($1.size, $1.feature) }
        var (least, change) = (Double.infinity, Explanation.Counterfactual.Change?.none)
        for candidate in candidates {
            // A value that the feature can take may be farther than the place that was worked out, hardly nearer.
            guard candidate.size < least else { break }
            guard let value = value(of: candidate, target, explainer) else { continue }
            let size = size(of: candidate, to: value, explainer)
            if size < least { (least, change) = (size, .init(feature: candidate.feature, value: value)) }
        }
        return change
    }

    /// How far from the customer a candidate is once its number is one that the feature can take.
    private func size(of candidate: Candidate, to value: Double, _ explainer: borrowing Explainer) -> Double {
        guard let column = candidate.column else { return candidate.size }
        return (explainer.segmenter.encoder.scaled(value, inColumn: column) - columns[column]).magnitude
    }

    /// Adds the steps along a column that end just inside `target`.
    private mutating func addSteps(along column: Int, of feature: Int, to target: Int) {
        let aim = bends[column, target]
        for rival in distances.indices where rival != target {
            let bend = bends[column, rival]
            let roots = Self.roots(
                distances[rival] - distances[target], bend.slope - aim.slope, bend.curvature - aim.curvature)
            addStep(beside: roots.0, column, feature, target)
            addStep(beside: roots.1, column, feature, target)
        }
    }

    private mutating func addStep(beside root: Double, _ column: Int, _ feature: Int, _ target: Int) {
        guard !root.isNaN else { return }
        let nudge = max(root.magnitude * 1e-9, 1e-12)
        for step in [root - nudge, root + nudge] where isAhead(target, behind: step, along: column) {
            candidates.append(Candidate(size: step.magnitude, feature: feature, column: column, amount: step))
        }
    }

    /// Whether `target` is nearer than all its rivals behind a step.
    private func isAhead(_ target: Int, behind step: Double, along column: Int) -> Bool {
        let aim = bends[column, target]
        for rival in distances.indices where rival != target {
            let bend = bends[column, rival]
            let lead =
                distances[rival] - distances[target]
                + step * (bend.slope - aim.slope + step * (bend.curvature - aim.curvature))
            guard lead > 0 else { return false }
        }
        return true
    }

    /// The real roots of a + b·x + c·x²; NaN for each that there is not.
    private static func roots(_ a: Double, _ b: Double, _ c: Double) -> (Double, Double) {
        guard c.magnitude > 1e-12 * b.magnitude else { return (b == 0 ? .nan : -a / b, .nan) }
        let discriminant = b * b - 4 * a * c
        guard discriminant >= 0 else { return (.nan, .nan) }
        // Without cancellation: one root from the sum, the other from the product of both.
        let sum = -(b + (b < 0 ? -1 : 1) * discriminant.squareRoot()) / 2
        return sum == 0 ? (0, .nan) : (sum / c, a / sum)
    }

    private mutating func addCategories(of choice: Explainer.Choice, _ explainer: borrowing Explainer) {
        for code in 0..<choice.categories where Double(code) != customer[choice.feature] {
            var squares = 0.0
            for column in choice.columns {
                let step = explainer.segmenter.encoder.scaled(Double(code), inColumn: column) - columns[column]
                squares += step * step
            }
            candidates.append(
                Candidate(size: squares.squareRoot(), feature: choice.feature, column: nil, amount: Double(code)))
        }
    }

    /// The value to which a candidate changes its feature; nil where none within what customers had in training, or
    /// between that and the customer's own, leads to `target`.
    private mutating func value(
        of candidate: Candidate, _ target: Int, _ explainer: borrowing Explainer
    ) -> Double? {
        let index = candidate.feature
        guard let column = candidate.column else {
            return leads(to: target, index, candidate.amount, explainer) ? candidate.amount : nil
        }
        let feature = explainer.segmenter.encoder.schema.features[index]
        guard case .number(let domain) = feature.kind, let resolution = explainer.resolutions[index] else { return nil }
        let scaled = columns[column] + candidate.amount
        let exact = feature.transform.invert(explainer.segmenter.encoder.scaler.invert(scaled, at: column))
        let own = customer[index] ?? feature.fillValue
        let least = min(max(domain.trainingRange.lowerBound, domain.minimum ?? -.infinity), own)
        let greatest = max(domain.trainingRange.upperBound, own)
        guard exact.isFinite, exact >= least, exact <= greatest else { return nil }
        // What was worked out is not exact: only a further step may do.
        for steps in [0.0, 1] {
            let value = min(max(resolution.value(behind: exact, awayFrom: own, movedBy: steps), least), greatest)
            if leads(to: target, index, value, explainer) { return value }
        }
        return !resolution.isWhole && leads(to: target, index, exact, explainer) ? exact : nil
    }

    /// Whether the customer is in `target` with another value of one feature.
    private mutating func leads(
        to target: Int, _ feature: Int, _ value: Double, _ explainer: borrowing Explainer
    ) -> Bool {
        changed[feature] = value
        let found = explainer.segmenter.cluster(of: changed, workspace: &trial)
        changed[feature] = customer[feature]
        return found == target
    }
}
