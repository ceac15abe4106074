import HTTP1
import JSON
import ModelBundle
import Segmentation

/// `GET /models/{name}/map`: a model's training customers as points along their first principal components.
struct MapEndpoint {
    private let model: ServedModel
    private let map: CustomerMap
    /// How many coordinates each point is given with.
    private let coordinates: Int

    /// Reads the parameters and finds the map.
    ///
    /// - Throws: a 404 problem when the model has none, or none that can be read, a 400 problem for a parameter that
    ///   makes no sense.
    init(_ query: QueryParameters, of model: ServedModel) throws(Problem) {
        try query.check(knowing: ["axes"])
        let axes = try query.integer("axes", in: 1...3)
        map = try Self.map(of: model)
        coordinates = min(axes ?? map.axes.count, map.axes.count)
        self.model = model
    }

    private static func map(of model: ServedModel) throws(Problem) -> CustomerMap {
        switch model.loaded.map {
        case .success(let map)?: return map
        case .failure(let error)?:
            // The path is the operator's to know.
            let place = error.field.map { "report.json: \($0)" } ?? "report.json"
            throw Problem(
                .notFound, "the map of the model \"\(model.name)\" cannot be read: \(place): \(error.problem)")
        case nil:
            throw Problem(.notFound, "the model \"\(model.name)\" has no map: its bundle holds no report.json")
        }
    }

    func write(to json: inout JSONWriter) {
        let segmenter = model.loaded.segmenter
        json.beginObject()
        json.member("model", model.name)
        json.member("total", map.total)
        json.key("axes")
        json.beginArray()
        for axis in 0..<map.axes.count { writeAxis(axis, to: &json) }
        json.endArray()
        json.key("centroids")
        json.beginArray()
        for (segment, centre) in zip(segmenter.segments.segments, map.axes.centres(of: segmenter)) {
            json.beginObject()
            json.members(of: segment)
            json.list("coordinates", centre) { $0.figure($1) }
            json.endObject()
        }
        json.endArray()
        json.key("points")
        writePoints(to: &json)
        json.endObject()
    }

    private func writeAxis(_ axis: Int, to json: inout JSONWriter) {
        json.beginObject()
        json.figure("explained_variance_ratio", map.axes.varianceRatios[axis])
        json.key("loadings")
        json.beginObject()
        for (column, loading) in zip(map.axes.columns, map.axes.loadings.row(axis)) { json.figure(column, loading) }
        json.endObject()
        json.endObject()
    }

    /// List by list, not point by point: thousands of points take half the bytes.
    private func writePoints(to json: inout JSONWriter) {
        json.beginObject()
        json.list("coordinates", map.coordinates.prefix(coordinates)) { json, values in
            json.beginArray()
            for value in values { json.figure(value) }
            json.endArray()
        }
        json.list("clusters", map.clusters) { $0.value($1) }
        if model.loaded.segmenter.dbscan != nil {
            json.list("anomalies", map.anomalies) { $0.value($1) }
        } else {
            json.key("anomalies")
            json.null()
        }
        json.endObject()
    }
}

extension JSONWriter {
    /// Writes a member that is a list.
    fileprivate mutating func list<Element>(
        _ name: String, _ elements: some Sequence<Element>, _ write: (inout JSONWriter, Element) -> Void
    ) {
        key(name)
        beginArray()
        for element in elements { write(&self, element) }
        endArray()
    }
}
