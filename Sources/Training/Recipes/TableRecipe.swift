package import CSV
package import Segmentation

/// Segments the customers of any table, one row each, by its columns.
package struct TableRecipe: Sendable {
    /// The recipe's name on the command line and in manifests.
    package static let name = "table"

    /// What is done unless asked otherwise: as much as possible is left to the data.
    package static let defaults = RecipeParameters(
        transform: .none, scaler: .standard, clusters: .chosen(2...10, by: .silhouette), restarts: 100)

    /// What to do otherwise than by default.
    package var parameters = defaults
    /// How categories become numbers.
    package var coding = CategoryEncoding.Coding.oneHot
    /// What stands in for a missing number, the most frequent category doing so for categories; nil to leave rows with
    /// gaps out.
    package var imputer: Imputer? = .median
    /// What counts as an outlier and is left out; nil keeps all.
    package var outliers: OutlierRule?
    /// What is done to some numbers instead of what is done to all, by column.
    package var transforms: [String: FeatureTransform.Kind] = [:]

    /// The columns that the business can move; nil for all.
    package var actionable: [String]?

    /// Makes the recipe.
    package init(parameters: RecipeParameters = defaults) {
        self.parameters = parameters
    }

    /// Reads the customers of a table.
    ///
    /// - Parameter isStrict: whether a row that cannot be read is an error, instead of being counted and left out.
    package func read(
        _ source: any ByteSource, _ columns: TableColumns, isStrict: Bool, decimalMark: DecimalMark? = nil,
        options: CSVOptions = CSVOptions()
    ) throws(SourceError) -> AttributeReading {
        let specifications =
            columns.numeric.map { ColumnSpecification(CSVColumn($0), .numeric, allowsMissing: imputer != nil) }
            + columns.categorical.map {
                ColumnSpecification(CSVColumn($0), .categorical(aliases: [:]), allowsMissing: imputer != nil)
            }
        return try AttributeSource(
            source, identifier: columns.identifier.map { CSVColumn($0) }, columns: specifications, outliers: outliers,
            isStrict: isStrict, decimalMark: decimalMark, options: options
        ).read()
    }

    /// Trains a model on what a table came to.
    ///
    /// - Parameters:
    ///   - identifier: the column that tells who a customer is; nil where customers go by the number of their row, so
    ///     that it is free to choose what requests call it.
    ///   - progress: told each stage before it begins.
    /// - Returns: the model, and the columns that turned out to say nothing of the customers left.
    package func train(
        _ reading: AttributeReading, identifier: String?, workers: Workers = .perCore,
        progress: @escaping (TrainingStage) -> Void = { _ in }
    ) throws(RecipeError) -> (model: TrainedModel, omissions: [TableColumns.Omission]) {
        var columns: [TrainingColumn] = []
        var omissions: [TableColumns.Omission] = []
        for column in reading.table.columns {
            let known = Set(column.numbers.filter { !$0.isNaN })
            guard known.count > 1 else {
                let reason = known.isEmpty ? "no customer left has a value" : "all customers left have the same value"
                omissions.append(.init(column: column.name, reason: reason))
                continue
            }
            columns.append(try trainingColumn(column))
        }
        guard !columns.isEmpty else { throw .nothingVaries(customers: reading.table.ids.count) }
        let free = ["customer_id", "row", "row_number"].first { name in !columns.contains { $0.name == name } }
        let input = ClusteringPipeline.Input(ids: reading.table.ids, columns: columns, report: reading.report)
        let pipeline = ClusteringPipeline(
            recipe: Self.name, kind: .attributes, identifier: identifier ?? free ?? "id", parameters: parameters,
            naming: ProfileNaming(), workers: workers, progress: progress)
        return (try pipeline.train(input), omissions)
    }

    private func trainingColumn(_ column: AttributeColumn) throws(RecipeError) -> TrainingColumn {
        let isActionable = actionable.map { $0.contains(column.name) } ?? true
        switch column.values {
        case .numeric(let values):
            return TrainingColumn(
                name: column.name, kind: .number(unit: nil, minimum: nil), isActionable: isActionable, values: values,
                transform: transforms[column.name], imputer: imputer ?? .median)
        case .categorical(_, let categories):
            do throws(CategoryEncoding.Failure) {
                let encoding = try CategoryEncoding(
                    categories: categories, unknownPolicy: imputer == nil ? .reject : .impute, coding: coding)
                return TrainingColumn(
                    name: column.name, kind: .category(encoding), isActionable: isActionable, values: column.numbers)
            } catch { throw .encoding(feature: column.name, error) }
        }
    }
}
