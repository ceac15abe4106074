import Segmentation

/// What the figures of a report need beyond the bundle's other files, so that it can be drawn again: `report.json`.
///
/// It holds no id and no customer's features. Of the customers it has a cloud of at most ``mostPoints`` points in three
/// dimensions, rounded to what a figure can show.
struct ReportData: Codable, Equatable, Sendable {
    /// The version of the file that this code reads and writes.
    static let currentVersion = 1
    /// Points of the cloud.
    static let mostPoints = 4_000
    /// Quantiles of each cluster's silhouettes.
    static let silhouetteQuantiles = 100
    /// Of more customers than this silhouettes are measured on a sample: they take the square of their number.
    static let silhouetteCustomers = 10_000

    /// How one numeric feature is spread after its transform.
    struct Distribution: Codable, Equatable, Sendable {
        let feature: String
        let edges: [Double]
        let counts: [Int]
    }

    /// The principal components of the scaled columns.
    struct Components: Codable, Equatable, Sendable {
        /// The mean of each column.
        let mean: [Double]
        /// One row of loadings per component, at most three.
        let loadings: [[Double]]
        /// The share of each component, those without loadings too, of the whole variance.
        let varianceRatios: [Double]
    }

    /// Silhouettes, cluster by cluster.
    struct Silhouettes: Codable, Equatable, Sendable {
        let mean: Double
        /// Customers that were measured.
        let customers: Int
        /// Evenly spaced quantiles per cluster, descending.
        let clusters: [[Double]]
    }

    /// One feature in one cluster, as `Charts.BoxSummary` has it; `count` is 0 where nobody has a value.
    struct Box: Codable, Equatable, Sendable {
        let count: Int
        let lowerWhisker: Double
        let lowerQuartile: Double
        let median: Double
        let upperQuartile: Double
        let upperWhisker: Double
        let outliers: Int
    }

    /// Customers as points along the first components.
    struct Cloud: Codable, Equatable, Sendable {
        /// One list of coordinates per component, one to three.
        let axes: [[Double]]
        /// The cluster of each point.
        let clusters: [Int]
        /// Indices of the points that are anomalies.
        let anomalies: [Int]
        /// Customers that the points stand for.
        let total: Int
    }

    /// What only the training run knows of transactions.
    struct Totals: Codable, Equatable, Sendable {
        let orders: Int
        let revenue: Double
    }

    let version: Int
    /// Names of the scaled columns that `correlation` and `components` are of.
    let columns: [String]
    /// Correlation of the scaled columns (Pearson); nil where one does not vary.
    let correlation: [[Double?]]
    let distributions: [Distribution]
    let components: Components
    let silhouettes: Silhouettes?
    /// For each numeric feature, by its name, a box per cluster.
    let boxes: [String: [Box]]
    let cloud: Cloud
    /// Nil where the data were no transactions.
    var totals: Totals?
    /// What training warned of.
    var warnings: [String] = []
}
