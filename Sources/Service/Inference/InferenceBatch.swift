import HTTP1
import ModelBundle
import Scoring
import Segmentation

/// The customers of an inference request, scored.
struct InferenceBatch {
    private(set) var predictions: [Prediction] = []
    /// What to know of each prediction.
    private(set) var warnings: [[FieldIssue]] = []

    /// Scores the customers that `inputs` hold: a tensor for each feature, or one of all features in their order.
    init(_ inputs: [InputTensor], by model: ServedModel) throws(Problem) {
        let schema = model.loaded.segmenter.encoder.schema
        let rows = inputs[0].shape.rows
        let places = try Self.places(inputs, schema)
        var reader = CustomerReader()
        var workspace = Segmenter.Workspace()
        var issues: [FieldIssue] = []
        predictions.reserveCapacity(rows)
        for row in 0..<rows {
            reader.read(rules: model.scorer.rules, element: row) { feature in
                guard let place = places[feature] else { return .missing }
                return inputs[place.input].values[row * inputs[place.input].shape.columns + place.column]
            }
            issues += reader.issues
            guard issues.count <= Scorer.mostIssues else { break }
            guard reader.issues.isEmpty else { continue }
            predictions.append(model.loaded.segmenter.predict(reader.customer, workspace: &workspace))
            warnings.append(reader.warnings)
        }
        guard issues.count <= Scorer.mostIssues else {
            throw Problem(
                .badRequest, "more than \(Scorer.mostIssues) values cannot be scored",
                errors: Array(issues.prefix(Scorer.mostIssues)))
        }
        guard issues.isEmpty else {
            throw Problem(.badRequest, "\(issues.count) value(s) cannot be scored", errors: issues)
        }
    }

    /// In which input, and in which column of it, each feature stands; nil where it stands in none.
    private static func places(
        _ inputs: [InputTensor], _ schema: FeatureSchema
    ) throws(Problem) -> [(input: Int, column: Int)?] {
        if inputs.count == 1, schema.index(of: inputs[0].name) == nil, inputs[0].shape.sizes.count == 2 {
            guard inputs[0].shape.columns == schema.dimension else {
                throw InputTensor.problem(
                    inputs[0].name,
                    "expected \(schema.dimension) columns, one per feature, found \(inputs[0].shape.columns)")
            }
            return schema.features.indices.map { (0, $0) }
        }
        let rows = inputs[0].shape.rows
        var places = [(input: Int, column: Int)?](repeating: nil, count: schema.dimension)
        for (index, input) in inputs.enumerated() {
            guard input.shape.columns == 1, input.shape.rows == rows else {
                throw InputTensor.problem(
                    input.name, "expected \(rows) elements, one per customer, found the shape \(input.shape)")
            }
            guard input.name != schema.identifier else { continue }
            guard let feature = schema.index(of: input.name) else {
                let names = schema.features.map(\.name).joined(separator: ", ")
                throw InputTensor.problem(input.name, "names no feature; expected \(names)")
            }
            guard places[feature] == nil else {
                throw InputTensor.problem(input.name, "expected once, found twice")
            }
            places[feature] = (index, 0)
        }
        return places
    }
}
