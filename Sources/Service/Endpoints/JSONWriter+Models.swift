import JSON
import ModelBundle
import Segmentation

/// Parts that several answers share.
extension JSONWriter {
    /// Writes a figure worked out from data to four decimals: means have no more to say.
    mutating func figure(_ number: Double) {
        let rounded = (number * 10_000).rounded() / 10_000
        value(rounded.isFinite ? rounded : number)
    }

    /// Writes a member that is a figure worked out from data.
    mutating func figure(_ name: String, _ number: Double?) {
        key(name)
        if let number { figure(number) } else { null() }
    }

    /// Writes what a model is called, what it is for and how large it is.
    mutating func summary(of model: ServedModel, in catalog: ModelCatalog) {
        member("name", model.name)
        member("kind", model.kind.rawValue)
        member("default", catalog.defaultModel(for: model.kind) === model)
        member("segments", model.loaded.profiles.count)
        member("customers", model.loaded.overall.count)
    }

    /// Writes `cluster` and `segment`, the number and its name.
    mutating func members(of segment: Segment) {
        member("cluster", segment.cluster)
        member("segment", segment.name)
    }

    /// Writes `cluster`, `segment`, `count` and `share`: how many of the training customers are in a segment.
    mutating func members(of profile: ClusterProfile, in model: LoadedModel) {
        members(of: model.segmenter.segments[profile.cluster])
        member("count", profile.count)
        figure("share", profile.share)
    }

    /// Writes a member that holds one thing per feature, under the feature's name.
    mutating func features(
        _ name: String, of schema: FeatureSchema, _ write: (inout JSONWriter, Int, Feature) -> Void
    ) {
        key(name)
        beginObject()
        for (index, feature) in schema.features.enumerated() {
            key(feature.name)
            write(&self, index, feature)
        }
        endObject()
    }

    /// Writes what a feature is like in a group of customers: all figures, or counts per category.
    mutating func value(_ statistics: ClusterProfile.Statistics, of feature: Feature) {
        beginObject()
        switch statistics {
        case .number(let mean, let median, let deviation, let minimum, let maximum):
            figure("mean", mean)
            figure("median", median)
            figure("standard_deviation", deviation)
            figure("minimum", minimum)
            figure("maximum", maximum)
        case .category(let counts):
            member("most_frequent", feature.category(mostFrequentIn: counts))
            key("counts")
            beginObject()
            for (code, count) in counts.enumerated() { member(feature.category(code) ?? "\(code)", count) }
            endObject()
        }
        endObject()
    }

    /// Writes what is typical of a feature in a group of customers: the mean, or the most frequent category.
    mutating func typical(_ statistics: ClusterProfile.Statistics, of feature: Feature) {
        switch statistics {
        case .number(let mean, _, _, _, _): figure(mean)
        case .category(let counts):
            if let category = feature.category(mostFrequentIn: counts) { value(category) } else { null() }
        }
    }
}

extension Feature {
    /// The category of `code`; nil for a number.
    func category(_ code: Int) -> String? {
        guard case .category(let encoding) = kind, encoding.categories.indices.contains(code) else { return nil }
        return encoding.categories[code]
    }

    /// The category with the highest count, the first of equals; nil for a number.
    func category(mostFrequentIn counts: [Int]) -> String? {
        guard let most = counts.max(), let code = counts.firstIndex(of: most) else { return nil }
        return category(code)
    }
}
