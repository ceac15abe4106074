import Arguments
import Segmentation
import Training

/// The options by which a recipe is asked to do otherwise than it does by default.
enum ModelOptions {
    /// Stands for a value that the data decide.
    private static let automatic = "auto"
    /// Stands for what is not done.
    private static let none = "none"

    /// The options, with a recipe's defaults.
    static func options(_ defaults: RecipeParameters) -> [CommandOption] {
        spaceOptions(defaults) + clusterOptions(defaults) + densityOptions(defaults) + [
            CommandOption("--seed", .value(placeholder: "N"), "Seed of all random draws", default: "\(defaults.seed)"),
            CommandOption(
                "--restarts", .value(placeholder: "N"), "Starts of the algorithm, of which the best is kept",
                default: "\(defaults.restarts)"),
            CommandOption(
                "--bootstrap", .value(placeholder: "N"),
                "Refits on resampled customers that confidences are calibrated by; 0 for none",
                default: "\(defaults.refits)"),
        ]
    }

    private static func spaceOptions(_ defaults: RecipeParameters) -> [CommandOption] {
        [
            CommandOption(
                "--transform", .value(placeholder: "NAME"),
                "What is done to numbers before scaling: none, log1p, sqrt, cbrt or yeo-johnson (fitted)",
                default: typed(defaults.transform.rawValue)),
            CommandOption(
                "--winsor", .value(placeholder: "SHARE"),
                "Share of the customers at either end whose numbers are moved to the limits, like 0.01",
                default: FigureFormat.plain(defaults.winsorShare)),
            CommandOption(
                "--scaler", .value(placeholder: "NAME"),
                "How features are put on one footing: standard, min-max or robust",
                default: typed(defaults.scaler.rawValue)),
            CommandOption(
                "--components", .value(placeholder: "N"),
                "Principal components to find clusters in: a number, the share of the variance they shall explain, like "
                    + "0.9, or none",
                default: typed(defaults.components)),
        ]
    }

    private static func clusterOptions(_ defaults: RecipeParameters) -> [CommandOption] {
        [
            CommandOption(
                "--algorithm", .value(placeholder: "NAME"),
                "k-means, or mixture for a mixture of normal distributions",
                default: defaults.algorithm == .kMeans ? "k-means" : "mixture"),
            CommandOption(
                "--covariances", .value(placeholder: "SHAPE"),
                "Of a mixture: full, tied, diagonal or spherical",
                default: defaults.algorithm.covarianceShape.rawValue),
            CommandOption(
                "--k", .value(placeholder: "N"), "Number of clusters, or auto to choose it",
                default: defaults.clusters.count.map(String.init) ?? automatic),
            CommandOption(
                "--k-range", .value(placeholder: "FROM-TO"),
                "Numbers of clusters that are compared, and among which auto chooses, or none",
                default: (defaults.clusters.range ?? defaults.comparedCounts).map {
                    "\($0.lowerBound)-\($0.upperBound)"
                } ?? none),
            CommandOption(
                "--gap-references", .value(placeholder: "N"),
                "Sets of made-up customers without segments that the gap statistic of these numbers compares with; 0 "
                    + "leaves it out",
                default: "\(defaults.gapReferences)"),
            CommandOption(
                "--no-bic", .flag,
                "Do not fit mixtures beside k-means for the Bayesian information criterion of these numbers"),
            CommandOption(
                "--k-by", .value(placeholder: "RULE"),
                "What auto goes by: silhouette, elbow, gap, davies-bouldin, calinski-harabasz or, of a mixture, bic",
                default: typed(defaults.clusters.criterion(for: defaults.algorithm).rawValue)),
        ]
    }

    private static func densityOptions(_ defaults: RecipeParameters) -> [CommandOption] {
        [
            CommandOption(
                "--eps", .value(placeholder: "X"),
                "Radius of a DBSCAN neighbourhood, in the space of the clusters, or auto for the knee of the distances",
                default: defaults.eps.map { "\($0)" } ?? automatic),
            CommandOption(
                "--min-samples", .value(placeholder: "N"),
                "Customers that a DBSCAN neighbourhood needs, its middle included, or auto for twice the dimensions",
                default: defaults.minimumSamples.map(String.init) ?? automatic),
        ]
    }

    private static func typed(_ word: String) -> String { String(word.map { $0 == "_" ? "-" : $0 }) }

    private static func typed(_ components: PCAParameters.Components?) -> String {
        switch components {
        case nil: none
        case .all?: "1.0"
        case .count(let count)?: String(count)
        case .varianceShare(let share)?: FigureFormat.plain(share)
        }
    }
}

// MARK: - What was asked for

extension ModelOptions {
    /// How a word of the command line names an algorithm.
    private enum AlgorithmWord: String, CaseIterable {
        case kMeans = "k_means"
        case mixture
    }

    /// What the arguments ask of a recipe.
    static func parameters(from arguments: ParsedArguments) throws(UsageError) -> RecipeParameters {
        let algorithm = try algorithm(from: arguments)
        // Seeds end where JSON numbers stop being exact, since the manifest must hold them.
        var parameters = RecipeParameters(
            transform: try arguments.word("--transform"), scaler: try arguments.word("--scaler"),
            components: try components(from: arguments), algorithm: algorithm,
            clusters: try clusters(from: arguments, algorithm),
            restarts: try arguments.integer("--restarts", in: 1...1_000_000),
            seed: UInt64(try arguments.integer("--seed", in: 0...9_007_199_254_740_991)),
            refits: try arguments.integer("--bootstrap", in: 0...100_000))
        if case .fixed = parameters.clusters { parameters.comparedCounts = try range(from: arguments) }
        parameters.gapReferences = try arguments.integer("--gap-references", in: 0...1_000)
        parameters.comparesMixtures = !arguments.contains("--no-bic")
        parameters.winsorShare = try arguments.number("--winsor", "a share from 0 to below 0.5") { 0 <= $0 && $0 < 0.5 }
        if arguments.text("--eps") != automatic {
            parameters.eps = try arguments.number("--eps", "a number above 0, or auto,") { $0 > 0 }
        }
        if arguments.text("--min-samples") != automatic {
            parameters.minimumSamples = try arguments.integer("--min-samples", in: 1...1_000_000)
        }
        return parameters
    }

    private static func algorithm(from arguments: ParsedArguments) throws(UsageError) -> ClusterAlgorithm {
        let shape: GaussianMixtureModel.CovarianceShape = try arguments.word("--covariances")
        return try arguments.word("--algorithm", AlgorithmWord.self) == .kMeans ? .kMeans : .mixture(shape)
    }

    private static func components(from arguments: ParsedArguments) throws(UsageError) -> PCAParameters.Components? {
        let text = arguments.text("--components")
        if text == none { return nil }
        if let count = Int(text), count > 0 { return .count(count) }
        return .varianceShare(
            try arguments.number("--components", "a number from 1 on, a share above 0 and at most 1, or none,") {
                $0 > 0 && $0 <= 1
            })
    }

    private static func clusters(
        from arguments: ParsedArguments, _ algorithm: ClusterAlgorithm
    ) throws(UsageError) -> ClusterCount {
        guard arguments.text("--k") == automatic else {
            return .fixed(try arguments.integer("--k", in: 1...1_000))
        }
        let criterion: ClusterCountSelection.Criterion = try arguments.word("--k-by")
        if criterion == .bic, algorithm == .kMeans {
            throw UsageError("--k-by bic compares mixtures: it needs --algorithm mixture")
        }
        if criterion == .gap, algorithm != .kMeans { throw UsageError("--k-by gap needs --algorithm k-means") }
        let isGiven = arguments.contains("--k-by")
        guard let range = arguments.contains("--k-range") ? try range(from: arguments) : ClusterCount.usualRange else {
            throw UsageError("--k auto chooses among --k-range, which cannot be none then")
        }
        return .chosen(
            range, by: isGiven || algorithm == .kMeans ? criterion : .bic)
    }

    private static func range(from arguments: ParsedArguments) throws(UsageError) -> ClosedRange<Int>? {
        if arguments.text("--k-range") == none { return nil }
        let bounds = arguments.text("--k-range").split(separator: "-").map { Int($0) }
        guard bounds.count == 2, let lower = bounds[0], let upper = bounds[1], lower >= 1, lower <= upper, upper <= 100
        else { throw arguments.mismatch("--k-range", "two numbers from 1 to 100 like 2-10, or none,") }
        return lower...upper
    }
}

extension FigureFormat {
    /// A default as one would type it: `0`, `0.9`.
    fileprivate static func plain(_ value: Double) -> String { Int(exactly: value).map(String.init) ?? "\(value)" }
}

extension ClusterAlgorithm {
    /// The shape of a mixture's covariances, or what it is where nothing is said.
    fileprivate var covarianceShape: GaussianMixtureModel.CovarianceShape {
        if case .mixture(let shape) = self { shape } else { .full }
    }
}

extension ClusterCount {
    /// The numbers tried where nothing is said.
    fileprivate static let usualRange = 2...10

    fileprivate var count: Int? {
        if case .fixed(let count) = self { count } else { nil }
    }

    fileprivate var range: ClosedRange<Int>? {
        if case .chosen(let range, _) = self { range } else { nil }
    }

    fileprivate func criterion(for algorithm: ClusterAlgorithm) -> ClusterCountSelection.Criterion {
        if case .chosen(_, let criterion) = self { return criterion }
        return algorithm == .kMeans ? .silhouette : .bic
    }
}
