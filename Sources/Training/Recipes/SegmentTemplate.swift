/// The words for one kind of customer; the figures come from the cluster that turns out to be it.
struct SegmentTemplate: Sendable {
    /// The segment's name, which is its archetype's too.
    let name: String
    /// Where it lies among the clusters, one number per feature of the catalogue.
    let profile: [Double]
    /// One sentence on who these customers are.
    let description: String
    /// What is typical of them.
    let characteristics: @Sendable (ClusterFigures) -> [String]
    /// What to offer them.
    let offers: [String]
}
