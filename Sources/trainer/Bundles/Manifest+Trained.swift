import ModelBundle
import Segmentation
import Training

extension Manifest {
    /// What a bundle of `trained` says of itself.
    ///
    /// - Parameter parameters: choices of the command beyond those that all recipes have.
    init(
        of trained: TrainedModel, _ output: TrainingOutput, sources: [Source], parameters: [Parameter],
        createdAt: CreationTime
    ) {
        self.init(
            name: output.name, kind: trained.segmenter.kind, isDefault: output.isDefault,
            createdAt: createdAt.description, trainerVersion: Trainer.version,
            trainingData: TrainingData(
                sources: sources, rowsRead: trained.report.rowsRead,
                dropped: trained.report.removals.map { RuleCount(rule: $0.rule.rawValue, rows: $0.rows) },
                rowsKept: trained.report.rowsKept, customers: trained.customers.ids.count,
                referenceDate: trained.reference?.iso8601),
            parameters: [Parameter("recipe", .text(trained.recipe))] + trained.parameters.manifestParameters
                + parameters + [Parameter("customer_table", .text(output.customerTable.rawValue))],
            assignment: .kMeans, evaluation: trained.evaluation)
    }
}

extension RecipeParameters {
    /// The parameters by the names of their options.
    fileprivate var manifestParameters: [Manifest.Parameter] {
        [
            .init("transform", .text(transform.rawValue)), .init("scaler", .text(scaler.rawValue)),
            .init("k", .number(Double(clusters))), .init("eps", .number(eps)),
            .init("min_samples", .number(Double(minimumSamples))), .init("seed", .number(Double(seed))),
            .init("restarts", .number(Double(restarts))), .init("bootstrap", .number(Double(refits))),
        ]
    }
}
