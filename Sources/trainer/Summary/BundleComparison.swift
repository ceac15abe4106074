import ModelBundle
import Segmentation
import Training

/// Two bundles side by side: what they were made of, how far they agree, and how their segments differ.
struct BundleComparison {
    /// What the agreement was judged on.
    enum Basis {
        /// Customers of a file, to whom both models gave a segment.
        case file(name: String)
        /// Customers who stand in the tables of both bundles.
        case tables
        /// The mean customer of each segment of both, to whom both models gave a segment.
        case centroids
    }

    /// How the means of two segments that answer to each other differ.
    struct Shift {
        let feature: String
        /// For each match the mean of the second bundle less that of the first, in standard deviations of the first
        /// one's customers; nil where those are all alike and the second's are not.
        let deviations: [Double?]
    }

    let first: BundleSummary
    let second: BundleSummary
    /// Nil where there is nothing that both models could be asked about.
    let agreement: ClusteringAgreement?
    let basis: Basis

    /// Compares on customers that both models can be asked about or, without any, on what the bundles hold.
    init(_ first: BundleSummary, _ second: BundleSummary, on customers: (first: CustomerRows, second: CustomerRows)?) {
        self.first = first
        self.second = second
        let labels: (first: [Int], second: [Int])
        if let customers {
            basis = .file(name: customers.first.name)
            labels = Self.shared(
                Self.assigned(customers.first, by: first.model), Self.assigned(customers.second, by: second.model))
        } else if let found = Self.tables(first.model, second.model) {
            basis = .tables
            labels = found
        } else {
            basis = .centroids
            labels = Self.centroids(first.model, second.model) ?? ([], [])
        }
        agreement =
            labels.first.isEmpty
            ? nil
            : ClusteringAgreement(
                labels.first, clusters: first.model.profiles.count, labels.second,
                otherClusters: second.model.profiles.count)
    }

    /// Parameters that differ: what either bundle has, nil where it has none of that name.
    var changedParameters: [(name: String, first: String?, second: String?)] {
        func texts(_ bundle: BundleSummary) -> [String: String] {
            bundle.manifest.parameters.reduce(into: [:]) { $0[$1.name] = $1.value.text }
        }
        let (former, latter) = (texts(first), texts(second))
        var names: [String] = []
        for parameter in first.manifest.parameters + second.manifest.parameters where !names.contains(parameter.name) {
            names.append(parameter.name)
        }
        return names.filter { former[$0] != latter[$0] }.map { ($0, former[$0], latter[$0]) }
    }

    /// The numeric features that both have.
    var shifts: [Shift] {
        guard let agreement else { return [] }
        return first.features.enumerated().compactMap { index, feature in
            guard let other = second.features.firstIndex(where: { $0.name == feature.name }),
                case .number(_, _, let deviation, _, _) = first.model.overall.statistics[index],
                case .number = second.features[other].kind
            else { return nil }
            return Shift(
                feature: feature.name,
                deviations: agreement.matches.map { match in
                    let difference =
                        second.model.profiles[match.other].mean(of: other)
                        - first.model.profiles[match.cluster].mean(of: index)
                    return deviation > 0 ? difference / deviation : difference == 0 ? 0 : nil
                })
        }
    }
}

// MARK: - Who is in which segment

extension BundleComparison {
    /// The labels of the customers who have one of each.
    private static func shared(
        _ first: [(id: String, cluster: Int)], _ second: [(id: String, cluster: Int)]
    ) -> (first: [Int], second: [Int]) {
        let others = Dictionary(second.map { ($0.id, $0.cluster) }) { first, _ in first }
        let pairs = first.compactMap { customer in others[customer.id].map { (customer.cluster, $0) } }
        return (pairs.map(\.0), pairs.map(\.1))
    }

    private static func assigned(_ rows: CustomerRows, by model: LoadedModel) -> [(id: String, cluster: Int)] {
        var workspace = Segmenter.Workspace()
        return rows.ids.enumerated().map { row, id in
            (id, model.segmenter.predict(Customer(Array(rows.raw.row(row))), workspace: &workspace).cluster)
        }
    }

    /// Nil where fewer than two customers stand in both tables.
    private static func tables(_ first: LoadedModel, _ second: LoadedModel) -> (first: [Int], second: [Int])? {
        guard let table = first.customers, let other = second.customers else { return nil }
        func labels(_ table: CustomerTable) -> [(id: String, cluster: Int)] {
            Array(zip(table.ids, table.labels.map(\.cluster))).map { (id: $0.0, cluster: $0.1) }
        }
        let found = shared(labels(table), labels(other))
        return found.first.count > 1 ? found : nil
    }

    /// Nil where the models do not have the same features.
    private static func centroids(_ first: LoadedModel, _ second: LoadedModel) -> (first: [Int], second: [Int])? {
        let (features, others) = (first.segmenter.encoder.schema.features, second.segmenter.encoder.schema.features)
        guard features.map(\.name) == others.map(\.name), zip(features, others).allSatisfy({ $0.isComparable(to: $1) })
        else { return nil }
        func assigned(_ model: LoadedModel, _ profiles: [ClusterProfile]) -> [Int] {
            var workspace = Segmenter.Workspace()
            return profiles.map { model.segmenter.predict($0.meanCustomer, workspace: &workspace).cluster }
        }
        return (
            first.profiles.map(\.cluster) + assigned(first, second.profiles),
            assigned(second, first.profiles) + second.profiles.map(\.cluster)
        )
    }
}

extension Feature {
    /// Whether values of the one mean the same in the other.
    fileprivate func isComparable(to other: Feature) -> Bool {
        switch (kind, other.kind) {
        case (.number, .number): unit == other.unit
        case (.category(let encoding), .category(let other)): encoding.categories == other.categories
        default: false
        }
    }
}

extension ClusterProfile {
    /// The mean of a numeric feature.
    func mean(of feature: Int) -> Double {
        guard case .number(let mean, _, _, _, _) = statistics[feature] else { return .nan }
        return mean
    }

    /// A customer with the mean of each number and the most frequent of each category.
    fileprivate var meanCustomer: Customer {
        Customer(
            statistics.map { statistics in
                switch statistics {
                case .number(let mean, _, _, _, _): mean
                case .category(let counts):
                    Double(counts.indices.max { (counts[$0], -$0) < (counts[$1], -$1) } ?? 0)
                }
            })
    }
}
