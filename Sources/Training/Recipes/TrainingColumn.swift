import Segmentation

/// One feature of all training customers: its values, and what the model is to know of it.
struct TrainingColumn: Sendable {
    /// What the values are.
    enum Kind: Sendable {
        /// Numbers in `unit`, each at least `minimum`.
        case number(unit: String?, minimum: Double)
        /// Codes of categories.
        case category(CategoryEncoding)
    }

    /// Intervals of a training histogram.
    private static let histogramBins = 20

    let name: String
    let kind: Kind
    let isActionable: Bool
    /// One value per customer.
    let values: [Double]

    /// The feature as fitted: median or most frequent category as fill value, range and histogram of the values.
    func feature(transform: FeatureTransform) -> Feature {
        switch kind {
        case .number(let unit, let minimum):
            let quantiles = Quantiles(of: values)
            let range = quantiles[0]...quantiles[1]
            return Feature(
                name: name, kind: .number(NumberDomain(minimum: minimum, trainingRange: range)), unit: unit,
                isActionable: isActionable, fillValue: quantiles.median, transform: transform,
                histogram: Histogram(of: values, bins: Self.histogramBins))
        case .category(let encoding):
            return Feature(
                name: name, kind: .category(encoding), isActionable: isActionable,
                fillValue: Double(mostFrequentCode(of: encoding)))
        }
    }

    /// What describes the column in a profile.
    var profile: ProfileColumn {
        switch kind {
        case .number: .number
        case .category(let encoding): .category(categories: encoding.categories.count)
        }
    }

    /// The code that most customers have, of equally frequent ones the lowest.
    private func mostFrequentCode(of encoding: CategoryEncoding) -> Int {
        var counts = [Int](repeating: 0, count: encoding.categories.count)
        for value in values { counts[Int(value)] += 1 }
        return counts.indices.max { (counts[$0], -$0) < (counts[$1], -$1) } ?? 0
    }
}
