import Segmentation

/// Names clusters of which nothing is known but their figures: `high Income, low Recency`.
///
/// A cluster is named for the features whose mean lies farthest from that of all customers, in standard deviations of
/// all customers; a category counts as the share of those who have it. Clusters are numbered by size, the largest first.
struct ProfileNaming: SegmentNaming {
    /// Standard deviations from which a mean is worth naming.
    private static let telling = 0.5
    /// Features in a name, unless more are needed to tell two clusters apart.
    private static let featuresInName = 2
    /// Features among the characteristics.
    private static let featuresInText = 5

    func numbers(for clusters: UnnumberedClusters) throws(ArchetypeError) -> [Int] {
        var sizes = [Int](repeating: 0, count: clusters.count)
        for label in clusters.labels { sizes[label] += 1 }
        let order = sizes.indices.sorted { one, other in
            if sizes[one] != sizes[other] { return sizes[one] > sizes[other] }
            return clusters.centroids.row(one).lexicographicallyPrecedes(clusters.centroids.row(other))
        }
        var numbers = [Int](repeating: 0, count: order.count)
        for (number, cluster) in order.enumerated() { numbers[cluster] = number }
        return numbers
    }

    func segments(
        of profiles: [ClusterProfile], overall: ClusterProfile, features: [Feature]
    ) throws(SegmentMap.Failure) -> SegmentMap {
        var names: [String] = []
        var segments: [Segment] = []
        for profile in profiles {
            let traits = Self.traits(of: profile, overall: overall, features: features)
            let name = Self.name(traits, profile.cluster, taken: names)
            names.append(name)
            segments.append(
                Segment(
                    cluster: profile.cluster, name: name,
                    description: "\(FigureFormat.percent.text(profile.share)) of customers: "
                        + (traits.first.map { $0.score.magnitude >= Self.telling } == true
                            ? "\(Self.joined(traits, Self.featuresInName)), compared with all"
                            : "much like all others"),
                    characteristics: traits.prefix(Self.featuresInText).map(\.text), recommendedOffers: []))
        }
        return try SegmentMap(segments, clusterCount: profiles.count)
    }

    /// With as many features as it takes to be unlike the names before, or a number where all fail.
    private static func name(_ traits: [Trait], _ cluster: Int, taken: [String]) -> String {
        let telling = traits.prefix { $0.score.magnitude >= Self.telling }
        guard !telling.isEmpty else { return taken.contains("average") ? "average \(cluster + 1)" : "average" }
        let candidates = (min(featuresInName, telling.count)...telling.count).map { joined(Array(telling), $0) }
        return candidates.first { !taken.contains($0) } ?? "\(candidates[0]) \(cluster + 1)"
    }

    private static func joined(_ traits: [Trait], _ count: Int) -> String {
        traits.prefix(count).filter { $0.score.magnitude >= telling }.map(\.name).joined(separator: ", ")
    }
}

/// What sets the customers of a cluster apart in one feature.
private struct Trait {
    /// `high Income`, `mostly Female`
    let name: String
    /// `Income ~86.5 (all: 60.6)`
    let text: String
    /// Standard deviations from all customers.
    let score: Double
}

extension ProfileNaming {
    /// One trait per feature, the most telling first.
    private static func traits(
        of profile: ClusterProfile, overall: ClusterProfile, features: [Feature]
    ) -> [Trait] {
        features.indices.compactMap { index in
            let name = features[index].name
            switch (profile.statistics[index], overall.statistics[index], features[index].kind) {
            case (.number(let mean, _, _, _, _), .number(let whole, _, let deviation, _, _), _):
                let score = deviation > 0 ? (mean - whole) / deviation : 0
                let format: FigureFormat = max(mean.magnitude, whole.magnitude) < 1_000 ? .decimals(1) : .whole
                return Trait(
                    name: (score < 0 ? "low " : "high ") + name,
                    text: "\(name) ~\(format.text(mean)) (all: \(format.text(whole)))", score: score)
            case (.category(let counts), .category(let all), .category(let encoding)):
                return trait(name, encoding.categories, counts, all)
            default: return nil
            }
        }.enumerated().sorted {
            ($1.element.score.magnitude, $0.offset) < ($0.element.score.magnitude, $1.offset)
        }.map(\.element)
    }

    /// The category that is more frequent than among all by most standard deviations.
    private static func trait(_ feature: String, _ categories: [String], _ counts: [Int], _ all: [Int]) -> Trait? {
        let (size, total) = (Double(counts.reduce(0, +)), Double(all.reduce(0, +)))
        guard size > 0 else { return nil }
        let scores = categories.indices.map { category -> Double in
            let (share, whole) = (Double(counts[category]) / size, Double(all[category]) / total)
            return whole > 0 && whole < 1 ? (share - whole) / (whole * (1 - whole)).squareRoot() : 0
        }
        guard let best = scores.indices.max(by: { (scores[$0], $1) < (scores[$1], $0) }) else { return nil }
        let share = FigureFormat.percent.text(Double(counts[best]) / size)
        let whole = FigureFormat.percent.text(Double(all[best]) / total)
        return Trait(
            name: "\(feature) \(categories[best])", text: "\(feature) \(categories[best]) \(share) (all: \(whole))",
            score: scores[best])
    }
}
