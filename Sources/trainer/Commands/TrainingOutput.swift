import ModelBundle

/// Where a trained model goes, and what is said about it.
struct TrainingOutput: Sendable, Equatable {
    /// The bundle's folder.
    let folder: String
    /// The model's name.
    let name: String
    /// How much of the customers goes into the bundle.
    let customerTable: CustomerTable.Contents
    /// Whether requests that name no model mean this one.
    let isDefault: Bool
    /// Whether the summary is JSON.
    let isJSON: Bool
    /// Whether nothing is said of progress.
    let isQuiet: Bool
}
