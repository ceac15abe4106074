/// One thing known of a customer that the model looks at.
package struct Feature: Sendable, Equatable {
    /// What the values are.
    package enum Kind: Sendable, Equatable {
        /// A measured number.
        case number(NumberDomain)
        /// One of a list of categories, computed with as its code.
        case category(CategoryEncoding)
    }

    /// The key in JSON and the column in CSV, compared byte by byte in JSON.
    package let name: String
    /// Other names that its column in a table may have; JSON knows none of them.
    package let columnAliases: [String]
    /// What the values are.
    package let kind: Kind
    /// What one of it is, for people: `days`, `GBP`; nil where it has none.
    package let unit: String?
    /// Whether a customer without it is refused; else `fillValue` stands in, with a warning.
    package let isRequired: Bool
    /// Whether the business can move it, so that advice may speak of changing it.
    package let isActionable: Bool
    /// What stands in for a missing value: a number in the feature's unit, or a category's code.
    package let fillValue: Double
    /// What greater and smaller values are moved to before the transform (winsorising); nil where all stay.
    package let winsorLimits: ClosedRange<Double>?
    /// Applied before scaling; `none` for categories.
    package let transform: FeatureTransform
    /// How the training values were spread; nil where it was not kept.
    package let histogram: Histogram?

    /// Makes a feature.
    package init(
        name: String, columnAliases: [String] = [], kind: Kind, unit: String? = nil, isRequired: Bool = true,
        isActionable: Bool = false, fillValue: Double, winsorLimits: ClosedRange<Double>? = nil,
        transform: FeatureTransform = .none, histogram: Histogram? = nil
    ) {
        self.name = name
        self.columnAliases = columnAliases
        self.kind = kind
        self.unit = unit
        self.isRequired = isRequired
        self.isActionable = isActionable
        self.fillValue = fillValue
        self.winsorLimits = winsorLimits
        self.transform = transform
        self.histogram = histogram
    }
}

extension Feature {
    /// Whether each category has a column of its own in a matrix.
    var hasColumnPerCategory: Bool {
        guard case .category(let encoding) = kind else { return false }
        return encoding.coding == .oneHot
    }

    /// The columns that it takes in a matrix: one, or one per category where each has its own.
    package var columnNames: [String] {
        guard case .category(let encoding) = kind, hasColumnPerCategory else { return [name] }
        return encoding.categories.map { "\(name)=\($0)" }
    }

    /// Whether `value` (a number in the feature's unit, or a category's code) can be encoded.
    package func accepts(_ value: Double) -> Bool {
        switch kind {
        case .number(let domain):
            transform.contains(value) && value.magnitude <= NumberDomain.largestMagnitude
                && value >= (domain.minimum ?? -.infinity)
        case .category(let encoding):
            Int(exactly: value).map(encoding.categories.indices.contains) ?? false
        }
    }

    /// Whether a number of the feature can be moved to either limit.
    func takes(_ limits: ClosedRange<Double>) -> Bool {
        guard case .number = kind else { return false }
        return accepts(limits.lowerBound) && accepts(limits.upperBound)
    }
}
