import Segmentation

/// Segments the customers of a shop by recency, frequency and monetary value of their purchases.
///
/// Customers that stand at the edge of the space (the biggest buyers) are few and far apart; the cube root draws them in
/// without the logarithm's stretching of the small ones, and min-max scaling lets recency, the widest spread of the three
/// after it, weigh most: a customer is first of all one who still comes or one who does not.
package struct RetailRecipe: Sendable {
    /// The recipe's name on the command line and in manifests.
    package static let name = "retail"

    /// What is done unless asked otherwise. In the unit cube of min-max scaling, an eps of 0.08 with 6 samples calls
    /// about one customer in a hundred anomalous: those whom no 5 others resemble.
    package static let defaults = RecipeParameters(
        transform: .cbrt, scaler: .minMax, clusters: 4, restarts: 100, eps: 0.08, minimumSamples: 6)

    /// What customers are told apart by.
    package enum Features: String, Sendable, CaseIterable {
        case rfm
        /// Average order value and tenure too.
        case rfmAndMore = "rfm+aov+tenure"
    }

    /// What segments are called.
    package enum Names: String, Sendable, CaseIterable {
        /// Four kinds of customers by their habits.
        case habits
        /// Low, medium and high value: three kinds.
        case value
    }

    /// What to do otherwise than by default.
    package var parameters = defaults
    /// What customers are told apart by.
    package var features = Features.rfm
    /// What segments are called.
    package var names = Names.habits
    /// The currency of prices, as texts and units show it: `GBP`; nil where it is unknown.
    package var currency: String?

    /// Makes the recipe.
    package init(parameters: RecipeParameters = defaults, currency: String? = nil) {
        self.parameters = parameters
        self.currency = currency
    }

    /// Trains a model on what transactions came to.
    ///
    /// - Parameter progress: told each stage before it begins.
    package func train(
        _ reading: RFMReading, workers: Workers = .perCore, progress: @escaping (TrainingStage) -> Void = { _ in }
    ) throws(RecipeError) -> TrainedModel {
        let pipeline = ClusteringPipeline(
            recipe: Self.name, kind: .rfm, identifier: "customer_id", parameters: parameters,
            naming: catalogue, workers: workers, progress: progress)
        return try pipeline.train(input(from: reading))
    }

    /// The segments that the recipe knows.
    var catalogue: SegmentCatalogue { names == .value ? valueCatalogue : habitCatalogue }

    private func input(from reading: RFMReading) -> ClusteringPipeline.Input {
        let customers = reading.table.customers
        func values(_ feature: RFMTable.Feature) -> [Double] { customers.map { $0.value(of: feature) } }
        // A purchase resets recency, raises frequency and adds to monetary value: all three can be moved.
        func column(_ feature: RFMTable.Feature, unit: String?, isActionable: Bool = true) -> TrainingColumn {
            TrainingColumn(
                name: feature.name, kind: .number(unit: unit, minimum: 0), isActionable: isActionable,
                values: values(feature))
        }
        let own = [
            column(.recency, unit: "days"), column(.frequency, unit: "orders"), column(.monetary, unit: currency),
        ]
        // Both follow from what went before: no campaign moves them by themselves.
        let more = [
            column(.averageOrderValue, unit: currency, isActionable: false),
            column(.tenure, unit: "days", isActionable: false),
        ]
        return ClusteringPipeline.Input(
            ids: reading.table.ids, columns: features == .rfm ? own : own + more,
            extraColumns: features == .rfm ? more.map { ($0.name, $0.values) } : [],
            report: reading.report, reference: reading.table.reference)
    }
}

extension RFMTable.Feature {
    /// What the feature is called in bundles and requests.
    fileprivate var name: String {
        switch self {
        case .averageOrderValue: "average_order_value"
        default: rawValue
        }
    }
}
