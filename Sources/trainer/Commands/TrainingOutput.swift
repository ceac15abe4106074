import ModelBundle

/// Where a trained model goes, and what is said about it.
struct TrainingOutput: Sendable, Equatable {
    /// How much of a report a bundle carries.
    enum Report: String, CaseIterable {
        /// The page, its figures as files, the summary, and what they were drawn from.
        case full
        /// Only what they are drawn from.
        case data
        case none
    }

    /// The bundle's folder.
    let folder: String
    /// The model's name.
    let name: String
    /// How much of the customers goes into the bundle.
    let customerTable: CustomerTable.Contents
    /// Whether requests that name no model mean this one.
    let isDefault: Bool
    /// How much of a report goes into the bundle.
    let report: Report
    /// Where the customers are written as the model saw them; nil for nowhere.
    let dataFolder: String?
    /// Whether what a person edited in the segments of a bundle that is replaced goes into the new one.
    let keepsEdits: Bool
    /// Whether the summary is JSON.
    let isJSON: Bool
    /// Whether nothing is said of progress.
    let isQuiet: Bool
}
