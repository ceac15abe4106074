import JSON
import Segmentation

/// `features.json`: the customer's id and the features, in the order of the vectors; categories have a file of their own.
enum FeaturesFile {
    static let name = "features.json"

    static func write(_ schema: FeatureSchema, to json: inout JSONWriter) {
        json.beginObject()
        json.member("identifier", schema.identifier)
        json.key("features")
        json.beginArray()
        for feature in schema.features { write(feature, to: &json) }
        json.endArray()
        json.endObject()
    }

    private static func write(_ feature: Feature, to json: inout JSONWriter) {
        json.beginObject()
        json.member("name", feature.name)
        if !feature.columnAliases.isEmpty { json.member("column_aliases", feature.columnAliases) }
        switch feature.kind {
        case .number(let domain):
            json.member("kind", "number")
            json.member("unit", feature.unit)
            json.member("minimum", domain.minimum)
            json.key("training_range")
            json.value([domain.trainingRange.lowerBound, domain.trainingRange.upperBound])
        case .category(let encoding):
            json.member("kind", "category")
            json.member("unit", feature.unit)
            json.member("unknown_categories", encoding.unknownPolicy.rawValue)
        }
        json.member("required", feature.isRequired)
        json.member("actionable", feature.isActionable)
        json.member("fill_value", feature.fillValue)
        if let limits = feature.winsorLimits {
            json.key("winsor_limits")
            json.value([limits.lowerBound, limits.upperBound])
        }
        json.member("transform", feature.transform.kind.rawValue)
        if case .yeoJohnson(let lambda) = feature.transform { json.member("lambda", lambda) }
        if let histogram = feature.histogram {
            json.key("training_histogram")
            json.beginObject()
            json.key("edges")
            json.value(histogram.edges)
            json.key("counts")
            json.value(histogram.counts.map(Double.init))
            json.endObject()
        }
        json.endObject()
    }

    static func read(_ document: BundleField, encodings: EncodingsFile.Encodings) throws(BundleError) -> FeatureSchema {
        var features: [Feature] = []
        for field in try document("features").elements() {
            features.append(try readFeature(field, encodings: encodings))
        }
        do {
            return try FeatureSchema(identifier: try document("identifier").text(), features)
        } catch let failure as FeatureSchema.Failure {
            throw try document("features").error(failure.description)
        } catch let error as BundleError {
            throw error
        } catch {
            throw document.error("\(error)")
        }
    }

    private static func readFeature(
        _ field: BundleField, encodings: EncodingsFile.Encodings
    ) throws(BundleError) -> Feature {
        let name = try field("name").text()
        let kind: Feature.Kind =
            switch try field("kind").text() {
            case "number": .number(try readDomain(field))
            case "category":
                .category(
                    try encodings.encoding(
                        of: name, unknownPolicy: try field("unknown_categories").word(), for: field))
            default: throw try field("kind").mismatch("one of \"number\", \"category\"")
            }
        var aliases: [String] = []
        for alias in try field.optional("column_aliases")?.elements() ?? [] { aliases.append(try alias.text()) }
        return Feature(
            name: name, columnAliases: aliases, kind: kind, unit: try field.optional("unit")?.text(),
            isRequired: try field("required").flag(), isActionable: try field("actionable").flag(),
            fillValue: try field("fill_value").number(),
            winsorLimits: try field.optional("winsor_limits").map(readRange), transform: try readTransform(field),
            histogram: try field.optional("training_histogram").map(readHistogram))
    }

    private static func readTransform(_ field: BundleField) throws(BundleError) -> FeatureTransform {
        switch try field("transform").word(FeatureTransform.Kind.self) {
        case .none: return .none
        case .log1p: return .log1p
        case .sqrt: return .sqrt
        case .cbrt: return .cbrt
        case .yeoJohnson:
            let lambda = try field("lambda")
            let (range, value) = (FeatureTransform.lambdas, try lambda.number())
            guard range.contains(value) else {
                throw lambda.mismatch("a number from \(range.lowerBound) to \(range.upperBound)")
            }
            return .yeoJohnson(lambda: value)
        }
    }

    private static func readDomain(_ field: BundleField) throws(BundleError) -> NumberDomain {
        NumberDomain(
            minimum: try field.optional("minimum")?.number(), trainingRange: try readRange(try field("training_range")))
    }

    private static func readRange(_ field: BundleField) throws(BundleError) -> ClosedRange<Double> {
        let range = try field.numbers(count: 2)
        guard range[0] <= range[1] else {
            throw field.error("expected the lower bound first, found \(range[0]), \(range[1])")
        }
        return range[0]...range[1]
    }

    private static func readHistogram(_ field: BundleField) throws(BundleError) -> Histogram {
        var counts: [Int] = []
        for count in try field("counts").elements() { counts.append(try count.integer()) }
        let edges = try field("edges").numbers(count: counts.count + 1)
        guard !counts.isEmpty, zip(edges, edges.dropFirst()).allSatisfy({ $0 < $1 }) else {
            throw try field("edges").error("expected ascending edges, found others")
        }
        return Histogram(edges: edges, counts: counts)
    }
}
