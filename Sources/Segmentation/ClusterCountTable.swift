/// What each number of clusters that was tried comes to, by several measures, and which number each measure prefers.
package struct ClusterCountTable: Sendable, Equatable {
    /// A rule to choose the number of clusters by.
    package enum Criterion: String, Sendable, CaseIterable {
        /// Where the curve of inertias bends most.
        case elbow
        /// The least k whose gap is within one standard error of that of k + 1.
        case gap
        /// The greatest mean silhouette.
        case silhouette
        /// The least Davies-Bouldin index.
        case daviesBouldin = "davies_bouldin"
        /// The greatest Calinski-Harabasz index.
        case calinskiHarabasz = "calinski_harabasz"
        /// The least Bayesian information criterion of a mixture, all of whose components have rows.
        case bic
    }

    /// One number of clusters. A measure is nil where it makes no sense or was not taken.
    package struct Row: Sendable, Equatable {
        /// Number of clusters, k.
        package let count: Int
        package let inertia: Double
        package let silhouette: Double?
        package let daviesBouldin: Double?
        package let calinskiHarabasz: Double?
        /// How much farther the inertia falls than that of rows without clusters, in logarithms.
        package let gap: Double?
        /// The standard error of `gap`.
        package let gapError: Double?
        package let bic: Double?
        /// Customers per cluster, the largest first.
        package let sizes: [Int]

        /// Makes a row of measured figures.
        package init(
            count: Int, inertia: Double, silhouette: Double?, daviesBouldin: Double?, calinskiHarabasz: Double?,
            gap: Double?, gapError: Double?, bic: Double?, sizes: [Int]
        ) {
            self.count = count
            self.inertia = inertia
            self.silhouette = silhouette
            self.daviesBouldin = daviesBouldin
            self.calinskiHarabasz = calinskiHarabasz
            self.gap = gap
            self.gapError = gapError
            self.bic = bic
            self.sizes = sizes
        }
    }

    /// What one criterion prefers.
    package struct Choice: Sendable, Equatable {
        package let criterion: Criterion
        package let count: Int

        /// Makes a choice.
        package init(_ criterion: Criterion, _ count: Int) {
            self.criterion = criterion
            self.count = count
        }
    }

    /// Ascending in k.
    package let rows: [Row]
    /// What each criterion that has a say prefers.
    package let choices: [Choice]

    /// Makes a table.
    package init(rows: [Row], choices: [Choice]) {
        self.rows = rows
        self.choices = choices
    }

    /// The row of k = `count`.
    package func row(_ count: Int) -> Row? { rows.first { $0.count == count } }

    /// Each k that was preferred and by what, that with most criteria first, of equal ones the least k first.
    package var votes: [(count: Int, criteria: [Criterion])] {
        Dictionary(grouping: choices, by: \.count).map { (count: $0.key, criteria: $0.value.map(\.criterion)) }
            .sorted { ($0.criteria.count, $1.count) > ($1.criteria.count, $0.count) }
    }
}
