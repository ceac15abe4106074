/// Why a customer is in a segment and not in another, and what would have to change.
package struct Explanation: Sendable, Equatable {
    /// What one feature adds to the margin.
    package struct Contribution: Sendable, Equatable {
        /// The feature's place in the schema.
        package let feature: Int
        /// What it adds; where it is negative, the feature speaks for the runner-up.
        package let amount: Double
    }

    /// The smallest change of a single feature that leads into another segment, to a whole number where the feature has
    /// such, else with as many decimals as training had.
    package struct Counterfactual: Sendable, Equatable {
        /// A feature and its other value: a number in the feature's unit, or a category's code.
        package struct Change: Sendable, Equatable {
            package let feature: Int
            package let value: Double

            package init(feature: Int, value: Double) {
                self.feature = feature
                self.value = value
            }
        }

        /// The other segment's cluster.
        package let cluster: Int
        /// The change; nil where no change of a single actionable feature, within what training customers had, leads there.
        package let change: Change?

        package init(cluster: Int, change: Change?) {
            self.cluster = cluster
            self.change = change
        }
    }

    /// The cluster that comes next; nil where there is but one.
    package let runnerUp: Int?
    /// How much farther the runner-up is: the difference of squared distances or, of a mixture, of deviances, which is
    /// twice the logarithm of the ratio of the posteriors. It is the sum of the contributions and the base.
    package let margin: Double
    /// The part of the margin that is the same for every customer: a mixture's weights and spreads; else 0.
    package let base: Double
    /// One entry per feature, the weightiest first.
    package let contributions: [Contribution]
    /// One entry per other cluster, in their order.
    package let counterfactuals: [Counterfactual]
}
