import Segmentation

/// One feature of all training customers: its values, and what the model is to know of it.
struct TrainingColumn: Sendable {
    /// What the values are.
    enum Kind: Sendable {
        /// Numbers in `unit`, each at least `minimum`.
        case number(unit: String?, minimum: Double?)
        /// Codes of categories.
        case category(CategoryEncoding)
    }

    /// Intervals of a training histogram.
    private static let histogramBins = 20

    let name: String
    /// Other names that its column in a table may have.
    var aliases: [String] = []
    let kind: Kind
    var isActionable = false
    /// One value per customer; NaN where it is missing.
    let values: [Double]
    /// What is done to its numbers; nil for what the recipe does to all.
    var transform: FeatureTransform.Kind?
    /// What stands in for missing numbers; for categories it is always the most frequent one.
    var imputer = Imputer.median
    /// Whether a customer may come without it, though all training customers have it.
    var isOptional = false

    /// The feature as fitted to the values known.
    ///
    /// - Parameters:
    ///   - transform: what is done to numbers where the column does not say.
    ///   - winsorShare: the share of the customers at either end whose numbers are moved to the limits; 0 for none.
    ///   - ids: whose values they are, for messages.
    func feature(
        transform general: FeatureTransform.Kind, winsorShare: Double, ids: [String]
    ) throws(RecipeError) -> Feature {
        let known = values.filter { !$0.isNaN }
        guard !known.isEmpty else { throw .noValues(feature: name) }
        let isRequired = !isOptional && known.count == values.count
        switch kind {
        case .number(let unit, let minimum):
            let quantiles = Quantiles(of: known)
            let limits = winsorShare > 0 ? quantiles[winsorShare]...quantiles[1 - winsorShare] : nil
            let transform = fitted(transform ?? general, known, limits)
            try check(minimum, transform, ids)
            return Feature(
                name: name, columnAliases: aliases,
                kind: .number(NumberDomain(minimum: minimum, trainingRange: quantiles[0]...quantiles[1])), unit: unit,
                isRequired: isRequired, isActionable: isActionable, fillValue: imputer.value(among: known),
                winsorLimits: limits, transform: transform,
                histogram: Histogram(of: known, bins: Self.histogramBins))
        case .category(let encoding):
            return Feature(
                name: name, columnAliases: aliases, kind: .category(encoding), isRequired: isRequired,
                isActionable: isActionable, fillValue: Imputer.mostFrequent.value(among: known))
        }
    }

    /// What describes the column in a profile.
    var profile: ProfileColumn {
        switch kind {
        case .number: .number
        case .category(let encoding): .category(categories: encoding.categories.count)
        }
    }

    private func fitted(
        _ kind: FeatureTransform.Kind, _ known: [Double], _ limits: ClosedRange<Double>?
    ) -> FeatureTransform {
        switch kind {
        case .none: return .none
        case .log1p: return .log1p
        case .sqrt: return .sqrt
        case .cbrt: return .cbrt
        case .yeoJohnson:
            let moved = limits.map { limits in known.map { min(max($0, limits.lowerBound), limits.upperBound) } }
            return .yeoJohnson(lambda: YeoJohnsonFit(of: moved ?? known).lambda)
        }
    }

    /// Sees to it that every value is one that the server would take.
    private func check(_ minimum: Double?, _ transform: FeatureTransform, _ ids: [String]) throws(RecipeError) {
        let least = max(minimum ?? -NumberDomain.largestMagnitude, transform.least)
        let greatest = NumberDomain.largestMagnitude
        guard let row = values.firstIndex(where: { !$0.isNaN && !($0 >= least && $0 <= greatest) }) else { return }
        let bound =
            values[row] > greatest
            ? "at most \(FigureFormat.whole.text(greatest))"
            : least == 0 ? "at least 0" : "above \(FigureFormat.whole.text(least.rounded(.down)))"
        throw .outsideDomain(
            feature: name, customer: ids[row],
            expected: "a finite number of \(bound)" + (transform == .none ? "" : " for \(transform.kind.rawValue)"),
            found: values[row])
    }
}
