import Segmentation

/// The figures of one cluster, looked up by feature and written for people.
struct ClusterFigures: Sendable {
    private let profile: ClusterProfile
    private let overall: ClusterProfile
    private let features: [Feature]

    /// Takes the profile of a cluster, and of all customers, over `features`.
    init(_ profile: ClusterProfile, overall: ClusterProfile, features: [Feature]) {
        self.profile = profile
        self.overall = overall
        self.features = features
    }

    /// The mean of a numeric feature.
    func mean(_ feature: String, _ format: FigureFormat) -> String {
        format.text(numbers(of: feature, in: profile).mean)
    }

    /// The median of a numeric feature.
    func median(_ feature: String, _ format: FigureFormat) -> String {
        format.text(numbers(of: feature, in: profile).median)
    }

    /// The cluster's share of all customers, in whole percent.
    var share: String { Self.percent(profile.share) }

    /// The cluster's share of the sum of a numeric feature over all customers, in whole percent.
    func share(of feature: String) -> String {
        let sum = numbers(of: feature, in: profile).mean * Double(profile.count)
        let total = numbers(of: feature, in: overall).mean * Double(overall.count)
        return Self.percent(total > 0 ? sum / total : 0)
    }

    private func numbers(of feature: String, in profile: ClusterProfile) -> (mean: Double, median: Double) {
        guard let index = features.firstIndex(where: { $0.name == feature }),
            case .number(let mean, let median, _, _, _) = profile.statistics[index]
        else { preconditionFailure("the recipe has no numeric feature \(feature)") }
        return (mean, median)
    }

    private static func percent(_ share: Double) -> String { FigureFormat.whole.text(share * 100) + "%" }
}
