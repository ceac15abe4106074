import Segmentation

/// The segments that a recipe knows: how clusters are numbered and what each is called.
///
/// With as many clusters as known kinds, each cluster becomes the kind it resembles, and clusters are numbered in the
/// order of the kinds. With any other number nobody knows what the clusters mean: they are ranked by one feature, called
/// `Segment 1`, `Segment 2` and so on, described by their figures, and recommend nothing until a person says what.
struct SegmentCatalogue: SegmentNaming {
    /// Features that tell the kinds apart.
    let features: [String]
    /// The kinds, in the order that clusters are numbered by.
    let templates: [SegmentTemplate]
    /// The feature by whose mean other clusters are ranked, the highest first.
    let rankingFeature: String
    /// What that feature is called within a sentence.
    let rankingPhrase: String
    /// What is said of a cluster that is no known kind.
    let figures: @Sendable (ClusterFigures) -> [String]

    /// The number that each of `clusters` shall have.
    func numbers(for clusters: UnnumberedClusters) throws(ArchetypeError) -> [Int] {
        guard knows(clusters.count) else { return ranks(of: clusters) }
        let table = ArchetypeTable(
            features: features, archetypes: templates.map { ArchetypeTable.Archetype($0.name, $0.profile) })
        return try ArchetypeNaming(centroids: clusters.centroids, features: clusters.columns, table: table).numbers
    }

    /// The segments of numbered clusters.
    func segments(
        of profiles: [ClusterProfile], overall: ClusterProfile, features: [Feature]
    ) throws(SegmentMap.Failure) -> SegmentMap {
        let segments = profiles.map { profile in
            let figures = ClusterFigures(profile, overall: overall, features: features)
            return knows(profiles.count)
                ? named(profile.cluster, figures) : ranked(profile.cluster, of: profiles.count, figures)
        }
        return try SegmentMap(segments, clusterCount: profiles.count)
    }

    private func knows(_ clusters: Int) -> Bool { clusters == templates.count }

    private func named(_ cluster: Int, _ figures: ClusterFigures) -> Segment {
        let template = templates[cluster]
        return Segment(
            cluster: cluster, name: template.name, description: template.description,
            characteristics: template.characteristics(figures), recommendedOffers: template.offers)
    }

    private func ranked(_ cluster: Int, of count: Int, _ figures: ClusterFigures) -> Segment {
        Segment(
            cluster: cluster, name: "Segment \(cluster + 1)",
            description: "Number \(cluster + 1) of \(count) segments, ranked by mean \(rankingPhrase)",
            characteristics: self.figures(figures), recommendedOffers: [])
    }

    private func ranks(of clusters: UnnumberedClusters) -> [Int] {
        guard let means = clusters.means(of: rankingFeature) else {
            preconditionFailure("the recipe has no feature \(rankingFeature)")
        }
        let order = means.indices.sorted { (-means[$0], $0) < (-means[$1], $1) }
        var numbers = [Int](repeating: 0, count: order.count)
        for (number, cluster) in order.enumerated() { numbers[cluster] = number }
        return numbers
    }
}
