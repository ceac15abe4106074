package import CSV
import Segmentation

/// Segments the customers of an online shop by who they are and how they shop: ten attributes.
package struct CustomersRecipe: Sendable {
    /// The recipe's name on the command line and in manifests.
    package static let name = "customers"

    /// What is done unless asked otherwise.
    ///
    /// Restarts are many because the data are few: on the data of this recipe little more than a third of them find the
    /// optimum, and a thousand cost a fraction of a second.
    ///
    /// The neighbourhoods of DBSCAN: `minimumSamples` is the dimension, 10 (as many as Ester et al. would have at least,
    /// and fewer than the smallest segment's 15 customers, so that a segment can be dense in itself). The distances of
    /// the 86 customers to their 10th nearest, themselves included, rise gently up to 2.71 and steeply from there to
    /// 4.23: the knee, below which eps is set. It leaves 2 customers, 2.3%, outside all neighbourhoods.
    package static let defaults = RecipeParameters(
        transform: .none, scaler: .standard, clusters: 3, restarts: 1000, eps: 2.7, minimumSamples: 10)

    /// The column that tells who a customer is; it is no feature.
    package static let identifier = CSVColumn("CustomerID")

    /// The columns that a file must have, in the order of the features.
    package static var columns: [ColumnSpecification] { attributes.map(\.specification) }

    /// Their names.
    package static var columnNames: [String] { attributes.map(\.name) }

    /// What to do otherwise than by default.
    package var parameters = defaults
    /// Whether each customer's place in the order of the ids is an eleventh feature, ahead of the others. It says
    /// nothing of a customer; it is there to compare with studies that left it in.
    package var includesID = false

    /// Makes the recipe.
    package init(parameters: RecipeParameters = defaults) {
        self.parameters = parameters
    }

    /// Trains a model on what a table of `columns` came to.
    ///
    /// - Precondition: the reading has the columns of the recipe.
    /// - Parameter progress: told each stage before it begins.
    package func train(
        _ reading: AttributeReading, workers: Workers = .perCore, progress: @escaping (TrainingStage) -> Void = { _ in }
    ) throws(RecipeError) -> TrainedModel {
        var columns = includesID ? [Self.idColumn(reading.table.ids)] : []
        for attribute in Self.attributes {
            guard let column = reading.table.column(attribute.name) else {
                preconditionFailure("the reading has no column \(attribute.name)")
            }
            columns.append(try attribute.trainingColumn(column))
        }
        let input = ClusteringPipeline.Input(ids: reading.table.ids, columns: columns, report: reading.report)
        let pipeline = ClusteringPipeline(
            recipe: Self.name, kind: .attributes, identifier: Self.identifier.name, parameters: parameters,
            naming: Self.catalogue, workers: workers, progress: progress)
        return try pipeline.train(input)
    }
}
