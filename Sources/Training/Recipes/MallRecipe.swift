package import CSV
import Segmentation

/// Segments the customers of a mall by gender, age, income and a score of their spending.
///
/// By default all four, standardised, on two principal components: there the silhouette finds four kinds of customers.
/// By income and score alone, without components, it finds five.
package struct MallRecipe: Sendable {
    /// The recipe's name on the command line and in manifests.
    package static let name = "mall"

    /// One thing known of each customer.
    package enum Attribute: String, Sendable, CaseIterable {
        case gender
        case age
        case income
        case score

        /// The feature's name, in requests too.
        var featureName: String {
            switch self {
            case .gender: "Gender"
            case .age: "Age"
            case .income: "AnnualIncome"
            case .score: "SpendingScore"
            }
        }

        /// What files call it besides.
        var columnAliases: [String] {
            switch self {
            case .gender: ["Genre", "Sex"]
            case .age: []
            case .income: ["Annual Income (k$)", "Income"]
            case .score: ["Spending Score (1-100)", "Score"]
            }
        }

        var specification: ColumnSpecification {
            guard self == .gender else { return .numeric(featureName, aliases: columnAliases) }
            return .categorical(featureName, aliases: columnAliases, spellings: ["F": "Female", "M": "Male"])
        }
    }

    /// What is done unless asked otherwise. Restarts are many because 200 customers are few.
    package static let defaults = RecipeParameters(
        transform: .none, scaler: .standard, components: .count(2), clusters: .chosen(2...10, by: .silhouette),
        restarts: 400)

    /// The column that tells who a customer is; it is no feature.
    package static let identifier = CSVColumn("CustomerID")

    /// What to do otherwise than by default.
    package var parameters = defaults
    /// What customers are segmented by.
    package var attributes = Attribute.allCases

    /// Makes the recipe.
    package init(parameters: RecipeParameters = defaults, attributes: [Attribute] = Attribute.allCases) {
        self.parameters = parameters
        self.attributes = attributes
    }

    /// Reads the customers of a file; rows with a gap are counted and left out.
    package func read(
        _ source: any ByteSource, decimalMark: DecimalMark? = nil, isStrict: Bool = false
    ) throws(SourceError) -> AttributeReading {
        try AttributeSource(
            source, identifier: Self.identifier, columns: attributes.map(\.specification), outliers: nil,
            isStrict: isStrict, decimalMark: decimalMark
        ).read()
    }

    /// Trains a model on what a file came to.
    ///
    /// - Parameter progress: told each stage before it begins.
    package func train(
        _ reading: AttributeReading, workers: Workers = .perCore, progress: @escaping (TrainingStage) -> Void = { _ in }
    ) throws(RecipeError) -> TrainedModel {
        var columns: [TrainingColumn] = []
        for (attribute, column) in zip(attributes, reading.table.columns) {
            columns.append(try Self.trainingColumn(attribute, column))
        }
        let pipeline = ClusteringPipeline(
            recipe: Self.name, kind: .attributes, identifier: Self.identifier.name, parameters: parameters,
            naming: MallNaming(attributes: attributes), workers: workers, progress: progress)
        return try pipeline.train(.init(ids: reading.table.ids, columns: columns, report: reading.report))
    }

    private static func trainingColumn(
        _ attribute: Attribute, _ column: AttributeColumn
    ) throws(RecipeError) -> TrainingColumn {
        guard case .categorical(_, let categories) = column.values else {
            let unit = [.age: "years", .income: "k$", .score: "points"][attribute]
            // How much is spent is what a mall can move.
            return TrainingColumn(
                name: column.name, aliases: attribute.columnAliases, kind: .number(unit: unit, minimum: 0),
                isActionable: attribute == .score,
                values: column.numbers)
        }
        let aliases = [("F", for: "Female"), ("M", for: "Male")].filter { categories.contains($0.1) }
        do throws(CategoryEncoding.Failure) {
            let encoding = try CategoryEncoding(
                categories: categories, aliases: aliases.map { .init($0.0, for: $0.1) }, unknownPolicy: .reject)
            return TrainingColumn(
                name: column.name, aliases: attribute.columnAliases, kind: .category(encoding), values: column.numbers)
        } catch { throw .encoding(feature: column.name, error) }
    }
}
