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
            parameters: [Parameter("recipe", .text(trained.recipe))] + trained.manifestParameters
                + parameters + [Parameter("customer_table", .text(output.customerTable.rawValue))],
            assignment: trained.segmenter.mixture == nil ? .kMeans : .mixture, evaluation: trained.evaluation)
    }
}

extension TrainedModel {
    /// The recipe's parameters by the names of their options. What was chosen by a rule stands with its result and, in
    /// `..._by`, the rule; what was not made use of is left out.
    fileprivate var manifestParameters: [Manifest.Parameter] {
        [.init("transform", .text(parameters.transform.rawValue))] + winsorising
            + [.init("scaler", .text(parameters.scaler.rawValue))] + projection + clusters + density
            + [
                .init("seed", .number(Double(parameters.seed))),
                .init("restarts", .number(Double(parameters.restarts))),
                .init("bootstrap", .number(Double(parameters.refits))),
            ]
    }

    private var winsorising: [Manifest.Parameter] {
        parameters.winsorShare > 0 ? [.init("winsor", .number(parameters.winsorShare))] : []
    }

    private var projection: [Manifest.Parameter] {
        guard let asked = parameters.components, let projection = segmenter.encoder.projection else { return [] }
        let kept = Manifest.Parameter("components", .number(Double(projection.dimension)))
        guard case .varianceShare(let share) = asked else { return [kept] }
        return [kept, .init("explained_variance", .number(share))]
    }

    private var clusters: [Manifest.Parameter] {
        var list: [Manifest.Parameter] = []
        if case .mixture(let shape) = parameters.algorithm { list.append(.init("covariances", .text(shape.rawValue))) }
        list.append(.init("k", .number(Double(segmenter.kMeans.clusterCount))))
        list += comparison
        guard case .chosen(let range, let criterion) = parameters.clusters else { return list }
        return list + [
            .init("k_by", .text(criterion.rawValue)), .init("k_from", .number(Double(range.lowerBound))),
            .init("k_to", .number(Double(range.upperBound))),
        ]
    }

    /// How numbers of clusters were compared, where that was otherwise than usual.
    private var comparison: [Manifest.Parameter] {
        let usual = RetailRecipe.defaults
        guard evaluation.counts != nil else { return [] }
        var list: [Manifest.Parameter] = []
        if parameters.gapReferences != usual.gapReferences {
            list.append(.init("gap_references", .number(Double(parameters.gapReferences))))
        }
        if !parameters.comparesMixtures { list.append(.init("no_bic", .flag(true))) }
        return list
    }

    private var density: [Manifest.Parameter] {
        guard let dbscan = segmenter.dbscan else { return [] }
        return [.init("eps", .number(dbscan.eps))] + (parameters.eps == nil ? [.init("eps_by", .text("knee"))] : [])
            + [.init("min_samples", .number(Double(dbscan.minimumSamples)))]
    }
}
