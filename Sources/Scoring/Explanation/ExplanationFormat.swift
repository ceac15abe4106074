import Bytes
import Segmentation

/// The JSON of an explanation, for machines in numbers and for marketers in words: names are escaped once, when the model
/// is loaded, and nothing is put together but in the answer itself.
struct ExplanationFormat: Sendable {
    /// What there is to know of a feature to write its values.
    struct Feature: Sendable {
        let fillValue: Double
        /// The places of its categories' names; empty where it is a number.
        let categories: Range<Int>

        /// The place of the name of the category `code`; nil for a number, or where no category has the code.
        func category(_ code: Double) -> Int? {
            guard code >= 0, code < Double(categories.count) else { return nil }
            return categories.lowerBound + Int(code)
        }
    }

    let features: [Feature]
    let featureNames: EscapedTexts
    let categoryNames: EscapedTexts
    let segmentNames: EscapedTexts
    /// What the members of each cluster are like.
    let comparisons: [Comparison]

    /// Prepares the explanations of a model.
    ///
    /// - Parameter profiles: what each cluster's training customers are like; none where that is not known.
    init(_ segmenter: Segmenter, profiles: [ClusterProfile]) {
        var features: [Feature] = []
        var featureNames = EscapedTexts()
        var categoryNames = EscapedTexts()
        for feature in segmenter.encoder.schema.features {
            let first = categoryNames.count
            featureNames.append(feature.name)
            if case .category(let encoding) = feature.kind { encoding.categories.forEach { categoryNames.append($0) } }
            features.append(Feature(fillValue: feature.fillValue, categories: first..<categoryNames.count))
        }
        var segmentNames = EscapedTexts()
        for segment in segmenter.segments.segments { segmentNames.append(segment.name) }
        self.features = features
        self.featureNames = featureNames
        self.categoryNames = categoryNames
        self.segmentNames = segmentNames
        comparisons = profiles.flatMap { $0.statistics.map(Comparison.init) }
    }

    /// Appends why `customer` is in `cluster`. Amounts are not rounded, so that they add up to the margin.
    func append(
        _ explanation: Explanation, of customer: Customer, in cluster: Int, to output: inout ByteBuffer
    ) {
        output.append("{\"runner_up\":")
        if let runnerUp = explanation.runnerUp {
            appendSegment(runnerUp, to: &output)
            output.append("},\"margin\":")
            Self.append(number: explanation.margin, to: &output)
        } else {
            output.append("null,\"margin\":null")
        }
        output.append(",\"base\":")
        Self.append(number: explanation.base, to: &output)
        output.append(",\"contributions\":[")
        for index in explanation.contributions.indices {
            if index > 0 { output.append(UInt8(ascii: ",")) }
            append(explanation.contributions[index], of: customer, in: cluster, to: &output)
        }
        output.append("],\"counterfactuals\":[")
        for index in explanation.counterfactuals.indices {
            if index > 0 { output.append(UInt8(ascii: ",")) }
            append(explanation.counterfactuals[index], of: customer, to: &output)
        }
        output.append("]}")
    }

    private func append(
        _ contribution: Explanation.Contribution, of customer: Customer, in cluster: Int, to output: inout ByteBuffer
    ) {
        let value = value(of: contribution.feature, in: customer)
        output.append("{\"feature\":\"")
        output.append(featureNames[contribution.feature])
        output.append("\",\"value\":")
        append(value, of: contribution.feature, to: &output)
        output.append(",\"contribution\":")
        Self.append(number: contribution.amount, to: &output)
        output.append(",\"text\":\"")
        appendComparison(of: value, feature: contribution.feature, in: cluster, to: &output)
        output.append("\"}")
    }

    private func append(
        _ counterfactual: Explanation.Counterfactual, of customer: Customer, to output: inout ByteBuffer
    ) {
        appendSegment(counterfactual.cluster, to: &output)
        if let change = counterfactual.change {
            output.append(",\"feature\":\"")
            output.append(featureNames[change.feature])
            output.append("\",\"from\":")
            append(value(of: change.feature, in: customer), of: change.feature, to: &output)
            output.append(",\"to\":")
            append(change.value, of: change.feature, to: &output)
        } else {
            output.append(",\"feature\":null,\"from\":null,\"to\":null")
        }
        output.append(",\"text\":\"")
        appendSentence(of: counterfactual, for: customer, to: &output)
        output.append("\"}")
    }

    /// Appends an object that names a segment, open at its end.
    private func appendSegment(_ cluster: Int, to output: inout ByteBuffer) {
        output.append("{\"cluster\":")
        output.append(decimal: cluster)
        output.append(",\"segment\":\"")
        output.append(segmentNames[cluster])
        output.append(UInt8(ascii: "\""))
    }

    /// Appends a number, or the category that it is the code of.
    private func append(_ value: Double, of feature: Int, to output: inout ByteBuffer) {
        guard let category = features[feature].category(value) else { return Self.append(number: value, to: &output) }
        output.append(UInt8(ascii: "\""))
        output.append(categoryNames[category])
        output.append(UInt8(ascii: "\""))
    }

    /// The customer's value of a feature, or what stands in for it.
    func value(of feature: Int, in customer: Customer) -> Double { customer[feature] ?? features[feature].fillValue }

    private static func append(number: Double, to output: inout ByteBuffer) {
        if number.isFinite { output.append(shortest: number) } else { output.append("null") }
    }
}
