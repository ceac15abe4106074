import JSON
import Segmentation

extension JSONWriter {
    /// Writes why `customer` is in `cluster`. Amounts are not rounded, so that they add up to the margin.
    mutating func value(
        _ explanation: Explanation, of customer: Customer, in cluster: Int, by model: ModelScorer
    ) {
        let segments = model.segmenter.segments
        beginObject()
        key("runner_up")
        if let runnerUp = explanation.runnerUp { value(segments[runnerUp]) } else { null() }
        member("margin", explanation.runnerUp == nil ? nil : explanation.margin)
        member("base", explanation.base)
        key("contributions")
        beginArray()
        for contribution in explanation.contributions {
            let feature = model.rules.schema.features[contribution.feature]
            let own = customer[contribution.feature] ?? feature.fillValue
            beginObject()
            member("feature", feature.name)
            key("value")
            value(own, of: feature)
            member("contribution", contribution.amount)
            member("text", model.words.comparison(of: own, feature: contribution.feature, in: cluster))
            endObject()
        }
        endArray()
        key("counterfactuals")
        beginArray()
        for counterfactual in explanation.counterfactuals {
            value(counterfactual, of: customer, by: model)
        }
        endArray()
        endObject()
    }

    private mutating func value(_ segment: Segment) {
        beginObject()
        member("cluster", segment.cluster)
        member("segment", segment.name)
        endObject()
    }

    private mutating func value(
        _ counterfactual: Explanation.Counterfactual, of customer: Customer, by model: ModelScorer
    ) {
        beginObject()
        member("cluster", counterfactual.cluster)
        member("segment", model.segmenter.segments[counterfactual.cluster].name)
        let change = counterfactual.change
        let feature = change.map { model.rules.schema.features[$0.feature] }
        member("feature", feature?.name)
        key("from")
        if let change, let feature {
            value(customer[change.feature] ?? feature.fillValue, of: feature)
        } else {
            null()
        }
        key("to")
        if let change, let feature { value(change.value, of: feature) } else { null() }
        member("text", model.words.sentence(of: counterfactual, for: customer))
        endObject()
    }

    /// Writes a number, or the category that it is the code of.
    private mutating func value(_ value: Double, of feature: Feature) {
        guard case .category(let encoding) = feature.kind else { return self.value(value) }
        self.value(encoding.categories[Int(value)])
    }
}
