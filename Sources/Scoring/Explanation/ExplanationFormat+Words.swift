import Bytes
import Segmentation

/// An explanation in words that a marketer reads.
extension ExplanationFormat {
    /// What a value of one feature is compared with among the members of one cluster.
    enum Comparison: Sendable {
        case mean(Double)
        /// The share of the members that have each category.
        case shares([Double])

        init(_ statistics: ClusterProfile.Statistics) {
            switch statistics {
            case .number(let mean, _, _, _, _): self = .mean(mean)
            case .category(let counts):
                let total = counts.reduce(0, +)
                self = .shares(total > 0 ? counts.map { Double($0) / Double(total) } : [])
            }
        }
    }

    /// Appends how a customer's value compares with the members of the customer's own segment.
    func appendComparison(of value: Double, feature: Int, in cluster: Int, to output: inout ByteBuffer) {
        output.append(featureNames[feature])
        output.append(UInt8(ascii: " "))
        appendShown(value, of: feature, to: &output)
        let place = cluster * features.count + feature
        guard place < comparisons.count else { return }
        switch comparisons[place] {
        case .mean(let mean):
            output.append(" is ")
            Self.appendRelation(of: value, to: mean, &output)
            output.append(" the segment's mean")
        case .shares(let shares):
            guard let code = Int(exactly: value), shares.indices.contains(code) else { return }
            output.append(" is that of ")
            output.append(percentOf: shares[code])
            output.append(" of the segment's customers")
        }
    }

    /// Appends what would have to change for the customer to be in another segment.
    func appendSentence(
        of counterfactual: Explanation.Counterfactual, for customer: Customer, to output: inout ByteBuffer
    ) {
        guard let change = counterfactual.change else {
            output.append("no change of a single actionable feature within the range of training leads to ")
            return output.append(segmentNames[counterfactual.cluster])
        }
        output.append("with ")
        output.append(featureNames[change.feature])
        output.append(UInt8(ascii: " "))
        appendWhole(change.value, of: change.feature, to: &output)
        output.append(" instead of ")
        appendWhole(value(of: change.feature, in: customer), of: change.feature, to: &output)
        output.append(" it would be ")
        output.append(segmentNames[counterfactual.cluster])
    }

    /// `23% below`, `4.2 times`, `at`.
    private static func appendRelation(of value: Double, to mean: Double, _ output: inout ByteBuffer) {
        guard mean > 0, value >= 0 else {
            guard value != mean else { return output.append("at") }
            output.append(figure: (value - mean).magnitude)
            return appendSide(isAbove: value > mean, &output)
        }
        let ratio = value / mean
        guard ratio < 3 else {
            output.append(figure: ratio, decimals: ratio < 10 ? 1 : 0)
            return output.append(" times")
        }
        let difference = (ratio - 1).magnitude
        guard (difference * 100).rounded() > 0 || difference > 0.0005 else { return output.append("at") }
        output.append(percentOf: difference)
        appendSide(isAbove: ratio > 1, &output)
    }

    private static func appendSide(isAbove: Bool, _ output: inout ByteBuffer) {
        if isAbove { output.append(" above") } else { output.append(" below") }
    }

    /// Appends a value with all its decimals: rounded, it may not lead where it is said to.
    private func appendWhole(_ value: Double, of feature: Int, to output: inout ByteBuffer) {
        guard let category = features[feature].category(value) else { return output.append(wholeFigure: value) }
        output.append(categoryNames[category])
    }

    private func appendShown(_ value: Double, of feature: Int, to output: inout ByteBuffer) {
        guard let category = features[feature].category(value) else { return output.append(figure: value) }
        output.append(categoryNames[category])
    }
}
