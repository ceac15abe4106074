import Arguments
import CSV
import Segmentation
import Training

/// A transform asked for of one column: `Income=log1p`.
struct TransformRequest {
    private let column: String
    private let transform: FeatureTransform.Kind

    /// All that the arguments ask for.
    static func all(from arguments: ParsedArguments) throws(UsageError) -> [TransformRequest] {
        var requests: [TransformRequest] = []
        for text in arguments.texts("--transform-of") {
            let parts = text.split(separator: "=", maxSplits: 1)
            let word = parts.last.map { String($0.map { $0 == "-" ? "_" : $0 }) } ?? ""
            guard parts.count == 2, let transform = FeatureTransform.Kind(rawValue: word) else {
                throw UsageError(
                    "expected a column and a transform, like Income=log1p, for --transform-of, found \"\(text)\"")
            }
            requests.append(TransformRequest(column: String(parts[0]), transform: transform))
        }
        return requests
    }

    /// The transforms by the columns they are meant for.
    static func resolved(
        _ requests: [TransformRequest], among columns: [String]
    ) throws(TableError) -> [String: FeatureTransform.Kind] {
        var transforms: [String: FeatureTransform.Kind] = [:]
        for request in requests {
            guard let name = columns.first(where: CSVColumn(request.column).matches) else {
                throw .noSuchNumber(column: request.column, known: columns)
            }
            transforms[name] = request.transform
        }
        return transforms
    }
}
