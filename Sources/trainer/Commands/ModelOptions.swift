import Arguments
import Segmentation
import Training

/// The options by which a recipe is asked to do otherwise than it does by default.
enum ModelOptions {
    /// The options, with a recipe's defaults.
    static func options(_ defaults: RecipeParameters) -> [CommandOption] {
        let scaler = String(defaults.scaler.rawValue.map { $0 == "_" ? "-" : $0 })
        return [
            CommandOption(
                "--transform", .value(placeholder: "NAME"),
                "What is done to numbers before scaling: none, log1p, sqrt or cbrt",
                default: defaults.transform.rawValue),
            CommandOption(
                "--scaler", .value(placeholder: "NAME"),
                "How features are put on one footing: standard, min-max or robust", default: scaler),
            CommandOption(
                "--k", .value(placeholder: "N"), "Number of k-means clusters", default: "\(defaults.clusters)"),
            CommandOption(
                "--eps", .value(placeholder: "X"), "Radius of a DBSCAN neighbourhood, in the scaled space",
                default: "\(defaults.eps)"),
            CommandOption(
                "--min-samples", .value(placeholder: "N"),
                "Customers that a DBSCAN neighbourhood needs, its middle included",
                default: "\(defaults.minimumSamples)"),
            CommandOption("--seed", .value(placeholder: "N"), "Seed of all random draws", default: "\(defaults.seed)"),
            CommandOption(
                "--restarts", .value(placeholder: "N"), "k-means starts, of which the best is kept",
                default: "\(defaults.restarts)"),
            CommandOption(
                "--bootstrap", .value(placeholder: "N"),
                "Refits on resampled customers that confidences are calibrated by; 0 for none",
                default: "\(defaults.refits)"),
        ]
    }

    /// What the arguments ask of a recipe.
    static func parameters(from arguments: ParsedArguments) throws(UsageError) -> RecipeParameters {
        // Seeds end where JSON numbers stop being exact, since the manifest must hold them.
        RecipeParameters(
            transform: try arguments.word("--transform"), scaler: try arguments.word("--scaler"),
            clusters: try arguments.integer("--k", in: 1...1_000),
            restarts: try arguments.integer("--restarts", in: 1...1_000_000),
            seed: UInt64(try arguments.integer("--seed", in: 0...9_007_199_254_740_991)),
            eps: try arguments.number("--eps", "a number above 0") { $0 > 0 },
            minimumSamples: try arguments.integer("--min-samples", in: 1...1_000_000),
            refits: try arguments.integer("--bootstrap", in: 0...100_000))
    }
}
