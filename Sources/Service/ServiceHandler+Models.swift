import HTTP1
import ModelBundle
import Scoring
import Segmentation

/// Which model a request means.
extension ServiceHandler {
    /// The query parameters of routes that speak of one model.
    static let modelParameters = ["model"]
    /// The query parameters about what answers hold.
    private static let detailParameters = ["probabilities", "explain", "coordinates"]

    /// The model that scores the request's customers, and what the answers hold.
    func scoring(_ head: RequestHead, route: Int) throws(Problem) -> (ServedModel, AnswerDetails) {
        if route == Route.Endpoint.modelPredict.rawValue {
            let query = QueryParameters(head.query)
            try query.check(knowing: Self.detailParameters)
            return (try pathModel(of: head), try Self.details(query))
        }
        let kind: Segmenter.Kind = route == Route.Endpoint.segment.rawValue ? .rfm : .attributes
        // Without a query, as on the hot path, there is nothing to take apart.
        guard !head.query.isEmpty else { return (try defaultModel(of: kind), .none) }
        let query = QueryParameters(head.query)
        try query.check(knowing: Self.modelParameters + Self.detailParameters)
        let model = try model(query, kind)
        guard model.kind == kind else {
            let path = kind == .rfm ? "/predict" : "/segment"
            throw Problem(
                .notFound,
                "the model \"\(model.name)\" is of the kind \"\(model.kind.rawValue)\"; POST \(path) asks it")
        }
        return (model, try Self.details(query))
    }

    private static func details(_ query: QueryParameters) throws(Problem) -> AnswerDetails {
        var details: AnswerDetails = []
        if try query.flag("probabilities") { details.insert(.probabilities) }
        if try query.flag("explain") { details.insert(.explanation) }
        if try query.flag("coordinates") { details.insert(.coordinates) }
        return details
    }

    /// The model that the request's query names, or the default of `kind`.
    func model(for head: RequestHead, _ kind: Segmenter.Kind) throws(Problem) -> ServedModel {
        let query = QueryParameters(head.query)
        try query.check(knowing: Self.modelParameters)
        return try model(query, kind)
    }

    /// The model that `query` names, or the default of `kind`.
    func model(_ query: QueryParameters, _ kind: Segmenter.Kind) throws(Problem) -> ServedModel {
        guard let name = try query.value("model") else { return try defaultModel(of: kind) }
        return try namedModel(name)
    }

    /// The model that the request's path names.
    func pathModel(of head: RequestHead) throws(Problem) -> ServedModel {
        guard let match = table.match(head.path) else { throw .noSuchPath }
        return try pathModel(of: head, match)
    }

    /// The model that the request's path names.
    func pathModel(of head: RequestHead, _ match: RouteTable.Match) throws(Problem) -> ServedModel {
        try namedModel(parameter(of: head, match))
    }

    /// What stands in the path where the route has its parameter, decoded.
    func parameter(of head: RequestHead, _ match: RouteTable.Match) -> String {
        PercentEncoding.decode(head.path.extracting(match.parameter), plusIsSpace: false)
    }

    private func defaultModel(of kind: Segmenter.Kind) throws(Problem) -> ServedModel {
        guard let model = catalog.defaultModel(for: kind) else {
            throw Problem(
                .notFound,
                "no default model of the kind \"\(kind.rawValue)\" is loaded; name one with ?model=: \(names)")
        }
        return model
    }

    func namedModel(_ name: String) throws(Problem) -> ServedModel {
        guard let model = catalog.model(named: name) else {
            throw Problem(.notFound, "no model \"\(name)\" is loaded; expected one of \(names)")
        }
        return model
    }

    var names: String { catalog.models.map(\.name).joined(separator: ", ") }
}
