import CSV
import Segmentation

extension CustomersRecipe {
    /// One feature of the recipe: how it is read and what the model is to know of it.
    struct Attribute: Sendable {
        enum Kind: Sendable {
            case number(unit: String)
            /// Categories; `spellings` gives other spellings of them.
            case category(spellings: [(String, for: String)], CategoryEncoding.UnknownPolicy)
        }

        let name: String
        let kind: Kind
        var isActionable = false

        var specification: ColumnSpecification {
            switch kind {
            case .number: .numeric(name)
            case .category(let spellings, _):
                .categorical(name, spellings: Dictionary(spellings.map { ($0, $1) }) { first, _ in first })
            }
        }

        func trainingColumn(_ column: AttributeColumn) throws(RecipeError) -> TrainingColumn {
            TrainingColumn(
                name: name, kind: try trainingKind(column), isActionable: isActionable, values: column.numbers)
        }

        private func trainingKind(_ column: AttributeColumn) throws(RecipeError) -> TrainingColumn.Kind {
            switch (kind, column.values) {
            case (.number(let unit), .numeric): return .number(unit: unit, minimum: 0)
            case (.category(let spellings, let policy), .categorical(_, let categories)):
                // An alias of a category that no customer has would stand for nothing.
                let aliases = spellings.filter { categories.contains($1) }.map { CategoryEncoding.Alias($0, for: $1) }
                do throws(CategoryEncoding.Failure) {
                    return .category(
                        try CategoryEncoding(categories: categories, aliases: aliases, unknownPolicy: policy))
                } catch { throw .encoding(feature: name, error) }
            default: preconditionFailure("the column \(name) was read as another kind")
            }
        }
    }

    /// The places of sorted ids, from 0. A customer who comes later has none, and takes the one in the middle.
    static func idColumn(_ ids: [String]) -> TrainingColumn {
        TrainingColumn(
            name: "CustomerIDCode", kind: .number(unit: nil, minimum: 0), values: ids.indices.map(Double.init),
            isOptional: true)
    }

    /// The features, in the order of the vectors. Actionable is what the shop can move: how much, how often and how
    /// a customer buys, not who the customer is.
    static let attributes: [Attribute] = [
        Attribute(name: "Age", kind: .number(unit: "years")),
        Attribute(name: "Gender", kind: .category(spellings: [("Female", for: "F"), ("Male", for: "M")], .reject)),
        // A town without a customer yet is no reason to refuse one.
        Attribute(name: "City", kind: .category(spellings: [], .impute)),
        Attribute(name: "AnnualIncome", kind: .number(unit: "USD")),
        Attribute(name: "TotalSpent", kind: .number(unit: "USD"), isActionable: true),
        Attribute(name: "MonthlyPurchases", kind: .number(unit: "purchases per month"), isActionable: true),
        Attribute(name: "AvgOrderValue", kind: .number(unit: "USD"), isActionable: true),
        Attribute(name: "AppTimeMinutes", kind: .number(unit: "minutes"), isActionable: true),
        Attribute(name: "DiscountUsage", kind: .category(spellings: [], .reject), isActionable: true),
        Attribute(name: "PreferredShoppingTime", kind: .category(spellings: [], .reject)),
    ]
}
