import JSON
import Segmentation

/// `profiles.json`: counts and figures of each cluster's training customers, in the units they came in.
enum ProfilesFile {
    static let name = "profiles.json"

    static func write(_ model: LoadedModel, to json: inout JSONWriter) {
        let schema = model.segmenter.encoder.schema
        json.beginObject()
        json.key("overall")
        json.beginObject()
        writeFigures(of: model.overall, schema: schema, to: &json)
        json.endObject()
        json.key("clusters")
        json.beginArray()
        for profile in model.profiles {
            json.beginObject()
            json.member("cluster", profile.cluster)
            writeFigures(of: profile, schema: schema, to: &json)
            json.endObject()
        }
        json.endArray()
        json.endObject()
    }

    private static func writeFigures(of profile: ClusterProfile, schema: FeatureSchema, to json: inout JSONWriter) {
        json.member("count", profile.count)
        json.member("share", profile.share)
        json.member("anomalies", profile.anomalies)
        json.key("features")
        json.beginObject()
        for (feature, statistics) in zip(schema.features, profile.statistics) {
            json.key(feature.name)
            write(statistics, to: &json)
        }
        json.endObject()
    }

    private static func write(_ statistics: ClusterProfile.Statistics, to json: inout JSONWriter) {
        json.beginObject()
        switch statistics {
        case .number(let mean, let median, let deviation, let minimum, let maximum):
            json.member("mean", mean)
            json.member("median", median)
            json.member("standard_deviation", deviation)
            json.member("minimum", minimum)
            json.member("maximum", maximum)
        case .category(let counts):
            json.key("counts")
            json.value(counts.map(Double.init))
        }
        json.endObject()
    }

    static func read(
        _ document: BundleField, schema: FeatureSchema, clusterCount: Int
    ) throws(BundleError) -> (overall: ClusterProfile, profiles: [ClusterProfile]) {
        let field = try document("clusters")
        let entries = try field.elements()
        guard entries.count == clusterCount else {
            throw field.error("expected \(clusterCount) profiles, one per cluster, found \(entries.count)")
        }
        var profiles: [ClusterProfile] = []
        for (cluster, entry) in entries.enumerated() {
            guard try entry("cluster").integer() == cluster else { throw try entry("cluster").mismatch("\(cluster)") }
            profiles.append(try readFigures(entry, cluster: cluster, schema: schema))
        }
        return (try readFigures(try document("overall"), cluster: 0, schema: schema), profiles)
    }

    private static func readFigures(
        _ field: BundleField, cluster: Int, schema: FeatureSchema
    ) throws(BundleError) -> ClusterProfile {
        let features = try field("features")
        var statistics: [ClusterProfile.Statistics] = []
        for feature in schema.features {
            statistics.append(try read(try features(feature.name), of: feature))
        }
        return ClusterProfile(
            cluster: cluster, count: try field("count").integer(), share: try field("share").number(),
            anomalies: try field.optional("anomalies")?.integer(), statistics: statistics)
    }

    private static func read(
        _ field: BundleField, of feature: Feature
    ) throws(BundleError) -> ClusterProfile.Statistics {
        switch feature.kind {
        case .number:
            return .number(
                mean: try field("mean").number(), median: try field("median").number(),
                standardDeviation: try field("standard_deviation").number(),
                minimum: try field("minimum").number(), maximum: try field("maximum").number())
        case .category(let encoding):
            let entries = try field("counts").elements()
            guard entries.count == encoding.categories.count else {
                throw try field("counts").error("expected \(encoding.categories.count) counts, found \(entries.count)")
            }
            var counts: [Int] = []
            for entry in entries { counts.append(try entry.integer()) }
            return .category(counts: counts)
        }
    }
}
