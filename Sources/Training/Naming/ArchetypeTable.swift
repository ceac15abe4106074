/// The kinds of customer a recipe knows, each by where it lies among the clusters, feature by feature.
package struct ArchetypeTable: Sendable, Equatable {
    /// One kind of customer.
    package struct Archetype: Sendable, Equatable {
        /// The segment's name.
        package let name: String
        /// One number per feature of the table: -1 low, 0 in the middle, 1 high among the clusters.
        package let profile: [Double]

        /// Describes a kind of customer.
        package init(_ name: String, _ profile: [Double]) {
            self.name = name
            self.profile = profile
        }
    }

    /// Names of the features that tell the kinds apart; a model may have others, which do not count.
    package let features: [String]
    /// The kinds, in the order that clusters are numbered by.
    package let archetypes: [Archetype]

    /// Makes a table.
    ///
    /// - Precondition: every profile has one finite number per feature.
    package init(features: [String], archetypes: [Archetype]) {
        precondition(
            archetypes.allSatisfy { $0.profile.count == features.count && $0.profile.allSatisfy(\.isFinite) },
            "every archetype needs one finite number per feature")
        self.features = features
        self.archetypes = archetypes
    }
}
