import Segmentation

/// Segments the customers of a shop by what is in their carts, and by age, gender and place.
///
/// Amounts spread over four powers of ten, so the logarithm is taken of the three that are money. Gender and place stand
/// as one column of 0 and 1 per category, which are not scaled: scaled, a rare city would outweigh all spending. Two
/// principal components hold what most features say together: how much is spent, and whether on many things or on few.
package struct CartsRecipe: Sendable {
    /// The recipe's name on the command line and in manifests.
    package static let name = "carts"

    /// What is done unless asked otherwise.
    package static let defaults = RecipeParameters(
        transform: .none, scaler: .standard, components: .count(2), clusters: 4, restarts: 100)

    /// The key that tells who a customer is.
    package static let identifier = "customer_id"

    /// How much of the address is a feature.
    package enum Location: String, Sendable, CaseIterable {
        case none
        case country
        case state
        case city

        fileprivate var word: CartTable.Word? {
            switch self {
            case .none: nil
            case .country: .country
            case .state: .state
            case .city: .city
            }
        }
    }

    /// A feature that is left out because it tells nobody apart.
    package struct ConstantFeature: Sendable, Equatable, CustomStringConvertible {
        /// The feature.
        package let name: String
        /// What it is for every customer of whom it is known; nil where it is known of nobody.
        package let value: String?

        /// A sentence for a person.
        package var description: String {
            let state = value.map { "is \($0) for every customer" } ?? "is not known of any customer"
            return "\(name) \(state): it tells nobody apart and is left out"
        }
    }

    /// What to do otherwise than by default.
    package var parameters: RecipeParameters
    /// How much of the address is a feature.
    package var location: Location
    /// The currency of prices, as texts and units show it: `GBP`; nil where it is unknown.
    package var currency: String?

    /// Makes the recipe.
    package init(
        parameters: RecipeParameters = defaults, location: Location = .country, currency: String? = nil
    ) {
        self.parameters = parameters
        self.location = location
        self.currency = currency
    }

    /// Trains a model on what carts came to.
    ///
    /// - Parameter progress: told each stage before it begins.
    package func train(
        _ reading: CartReading, workers: Workers = .perCore, progress: @escaping (TrainingStage) -> Void = { _ in }
    ) throws(RecipeError) -> TrainedModel {
        let (kept, _) = try columns(of: reading.table)
        let pipeline = ClusteringPipeline(
            recipe: Self.name, kind: .attributes, identifier: Self.identifier, parameters: parameters,
            naming: catalogue, workers: workers, progress: progress, scalesCategories: false)
        return try pipeline.train(
            ClusteringPipeline.Input(ids: reading.table.ids, columns: kept, report: reading.report))
    }

    /// The features that training on `reading` leaves out.
    package func constants(in reading: CartReading) throws(RecipeError) -> [ConstantFeature] {
        try columns(of: reading.table).constants
    }

    private func columns(
        of table: CartTable
    ) throws(RecipeError) -> (kept: [TrainingColumn], constants: [ConstantFeature]) {
        var (kept, constants): ([TrainingColumn], [ConstantFeature]) = ([], [])
        for feature in CartTable.Number.allCases {
            let column = column(feature, table)
            let known = Set(column.values.filter { !$0.isNaN })
            // What names the segments stays, though it may not tell them apart.
            if known.count > 1 || catalogue.features.contains(column.name) {
                kept.append(column)
            } else {
                let value = known.first.map { Int(exactly: $0).map(String.init) ?? "\($0)" }
                constants.append(ConstantFeature(name: column.name, value: value))
            }
        }
        for feature in [.gender, location.word].compactMap(\.self) {
            let words = table.customers.map { $0.value(of: feature) }
            let known = Set(words.compactMap(\.self))
            if known.count > 1 {
                kept.append(try Self.column(feature, words))
            } else {
                constants.append(ConstantFeature(name: feature.rawValue, value: known.first))
            }
        }
        return (kept, constants)
    }

    private func column(_ feature: CartTable.Number, _ table: CartTable) -> TrainingColumn {
        TrainingColumn(
            name: feature.rawValue, kind: .number(unit: feature.isMoney ? currency : feature.unit, minimum: 0),
            isActionable: feature != .age,
            values: table.customers.map { $0.value(of: feature) ?? .nan }, transform: feature.transform,
            isOptional: feature == .age)
    }

    private static func column(_ feature: CartTable.Word, _ words: [String?]) throws(RecipeError) -> TrainingColumn {
        var places: [String: Int] = [:]
        var codes: [Int?] = []
        var spellings: [String] = []
        for word in words {
            guard let word else {
                codes.append(nil)
                continue
            }
            if places[word] == nil {
                places[word] = spellings.count
                spellings.append(word)
            }
            codes.append(places[word])
        }
        // Spellings of one category that differ in case only are joined.
        let joined = CategorySpellings(of: codes.compactMap(\.self), in: spellings)
        let aliases = [("F", "female"), ("M", "male")].filter { feature == .gender && joined.categories.contains($0.1) }
        return try RecipeError.wrapping({ .encoding(feature: feature.rawValue, $0) }) {
            () throws(CategoryEncoding.Failure) in
            TrainingColumn(
                name: feature.rawValue,
                kind: .category(
                    try CategoryEncoding(
                        categories: joined.categories,
                        aliases: aliases.map { CategoryEncoding.Alias($0.0, for: $0.1) }, unknownPolicy: .impute,
                        coding: .oneHot)),
                values: codes.map { $0.map { Double(joined[$0]) } ?? .nan }, isOptional: true)
        }
    }
}

extension CartTable.Number {
    fileprivate var transform: FeatureTransform.Kind? {
        isMoney ? .log1p : nil
    }

    fileprivate var isMoney: Bool {
        switch self {
        case .totalSpend, .discountedSpend, .averageItemPrice: true
        case .orders, .averageBasketSize, .averageDiscountRate, .uniqueProducts, .age: false
        }
    }

    /// The unit of what is no money.
    fileprivate var unit: String? {
        switch self {
        case .orders: "orders"
        case .averageBasketSize: "pieces per order"
        case .averageDiscountRate: "share"
        case .uniqueProducts: "products"
        case .age: "years"
        case .totalSpend, .discountedSpend, .averageItemPrice: nil
        }
    }
}
