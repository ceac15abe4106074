/// An explanation in words that a marketer reads.
package struct ExplanationText: Sendable {
    private let schema: FeatureSchema
    private let segments: SegmentMap
    /// What the members of each cluster are like; empty where that is not known.
    private let profiles: [ClusterProfile]

    /// Makes the words for a model.
    package init(_ segmenter: Segmenter, profiles: [ClusterProfile]) {
        schema = segmenter.encoder.schema
        segments = segmenter.segments
        self.profiles = profiles
    }

    /// How a customer's value compares with the members of the customer's own segment.
    package func comparison(of value: Double, feature index: Int, in cluster: Int) -> String {
        let feature = schema.features[index]
        let start = "\(feature.name) \(Self.shown(value, of: feature))"
        guard profiles.indices.contains(cluster) else { return start }
        switch profiles[cluster].statistics[index] {
        case .number(let mean, _, _, _, _):
            return "\(start) is \(Self.relation(of: value, to: mean)) the segment's mean"
        case .category(let counts):
            let code = Int(value)
            guard counts.indices.contains(code), counts.reduce(0, +) > 0 else { return start }
            let share = Double(counts[code]) / Double(counts.reduce(0, +))
            return "\(start) is that of \(Figure.percent(share)) of the segment's customers"
        }
    }

    /// What would have to change for the customer to be in another segment.
    package func sentence(of counterfactual: Explanation.Counterfactual, for customer: Customer) -> String {
        let name = segments[counterfactual.cluster].name
        guard let change = counterfactual.change else { return "no change of a single feature leads to \(name)" }
        let feature = schema.features[change.feature]
        let own = customer[change.feature] ?? feature.fillValue
        return "with \(feature.name) \(Self.shown(change.value, of: feature)) instead of "
            + "\(Self.shown(own, of: feature)) it would be \(name)"
    }

    /// `23% below`, `4.2 times`, `at`.
    private static func relation(of value: Double, to mean: Double) -> String {
        guard mean > 0, value >= 0 else {
            return value == mean ? "at" : "\(Figure.text((value - mean).magnitude)) \(value > mean ? "above" : "below")"
        }
        let ratio = value / mean
        if ratio >= 3 { return "\(Figure.text(ratio, decimals: ratio < 10 ? 1 : 0)) times" }
        let percent = Figure.percent((ratio - 1).magnitude)
        return percent == "0%" ? "at" : "\(percent) \(ratio > 1 ? "above" : "below")"
    }

    private static func shown(_ value: Double, of feature: Feature) -> String {
        guard case .category(let encoding) = feature.kind else { return Figure.text(value) }
        let code = Int(value)
        return encoding.categories.indices.contains(code) ? encoding.categories[code] : Figure.text(value)
    }
}
