package import Segmentation

/// What a bundle says of itself: where it comes from, how it was made, how good it is.
package struct Manifest: Sendable, Equatable {
    /// The version of the bundle format that this code reads and writes.
    package static let currentFormatVersion = 1

    /// How a customer is given a cluster.
    package enum Assignment: String, Sendable, CaseIterable {
        /// The nearest centroid.
        case kMeans = "kmeans"
        /// The component of a mixture most likely to have made the customer.
        case mixture
    }

    /// A file that the training data were read from.
    package struct Source: Sendable, Equatable {
        /// The file's name without its folder.
        package let name: String
        /// Its size in bytes.
        package let bytes: Int
        /// The SHA-256 of its bytes, in lowercase hex.
        package let sha256: String

        /// Makes a record of a file that was read.
        package init(name: String, bytes: Int, sha256: String) {
            self.name = name
            self.bytes = bytes
            self.sha256 = sha256
        }
    }

    /// How many rows one rule took out.
    package struct RuleCount: Sendable, Equatable {
        /// What the rule removes, as `trainer` prints it.
        package let rule: String
        /// Rows removed.
        package let rows: Int

        /// Makes a count.
        package init(rule: String, rows: Int) {
            self.rule = rule
            self.rows = rows
        }
    }

    /// What the model was trained on.
    package struct TrainingData: Sendable, Equatable {
        /// The files, in the order they were read.
        package let sources: [Source]
        /// Data rows in them.
        package let rowsRead: Int
        /// Rows taken out, rule by rule in the order the rules were applied.
        package let dropped: [RuleCount]
        /// Rows left.
        package let rowsKept: Int
        /// Customers that the model was fitted on.
        package let customers: Int
        /// The instant that recency is counted back from, ISO 8601 without a zone; nil where time plays no part.
        package let referenceDate: String?

        /// Makes a record of what was read and kept.
        package init(
            sources: [Source], rowsRead: Int, dropped: [RuleCount], rowsKept: Int, customers: Int,
            referenceDate: String?
        ) {
            self.sources = sources
            self.rowsRead = rowsRead
            self.dropped = dropped
            self.rowsKept = rowsKept
            self.customers = customers
            self.referenceDate = referenceDate
        }
    }

    /// The SHA-256 of one of the bundle's files.
    package struct FileChecksum: Sendable, Equatable {
        /// The file's name within the bundle.
        package let name: String
        /// Lowercase hex.
        package let sha256: String

        /// Makes a checksum.
        package init(name: String, sha256: String) {
            self.name = name
            self.sha256 = sha256
        }
    }

    /// The model's name, which is its folder's.
    package let name: String
    /// What kind of customers it answers for.
    package let kind: Segmenter.Kind
    /// Whether routes that name no model, and speak of this kind, mean this one.
    package let isDefault: Bool
    /// When it was made, ISO 8601 in UTC; `SOURCE_DATE_EPOCH` fixes it.
    package let createdAt: String
    /// The version of the trainer that made it.
    package let trainerVersion: String
    /// What it was trained on.
    package let trainingData: TrainingData
    /// Every choice of the training run, so that it can be repeated.
    package let parameters: [Parameter]
    /// How a customer is given a cluster.
    package let assignment: Assignment
    /// How good the clustering is.
    package let evaluation: ClusteringEvaluation

    /// One choice of the training run.
    package struct Parameter: Sendable, Equatable {
        /// A number or a word.
        package enum Value: Sendable, Equatable {
            case number(Double)
            case text(String)
            case flag(Bool)
        }

        /// The option's name in snake_case.
        package let name: String
        /// What it was set to.
        package let value: Value

        /// Makes a parameter.
        package init(_ name: String, _ value: Value) {
            self.name = name
            self.value = value
        }
    }

    /// Makes a manifest.
    package init(
        name: String, kind: Segmenter.Kind, isDefault: Bool, createdAt: String, trainerVersion: String,
        trainingData: TrainingData, parameters: [Parameter], assignment: Assignment,
        evaluation: ClusteringEvaluation
    ) {
        self.name = name
        self.kind = kind
        self.isDefault = isDefault
        self.createdAt = createdAt
        self.trainerVersion = trainerVersion
        self.trainingData = trainingData
        self.parameters = parameters
        self.assignment = assignment
        self.evaluation = evaluation
    }
}
