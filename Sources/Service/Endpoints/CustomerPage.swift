import HTTP1
import ModelBundle
import Scoring
import Segmentation

/// Which training customers a request for `/analytics/customers` wants, in which order, and how many at once.
struct CustomerPage {
    /// Customers in one answer at most.
    static let largestLimit = 1_000
    /// Customers in one answer where the request does not say.
    static let defaultLimit = 100
    /// The names of the parameters.
    static let parameters = ["model", "segment", "anomaly", "sort", "limit", "cursor"]

    /// The rows wanted, in their order.
    private(set) var rows: [Int] = []
    /// Customers on all pages together.
    private(set) var total = 0
    /// Where the next page begins; nil where this is the last.
    private(set) var nextCursor: String?

    /// A customer's place in the order: by value, those of one value by their row.
    private struct Place: Comparable {
        let value: Double
        let row: Int

        static func < (left: Place, right: Place) -> Bool { (left.value, left.row) < (right.value, right.row) }
    }

    /// Reads the parameters and finds the customers.
    ///
    /// - Throws: a 404 problem when the model keeps no customers, a 400 problem for a parameter that makes no sense.
    init(_ query: QueryParameters, of model: ServedModel) throws(Problem) {
        let table = try AnalyticsEndpoint.table(of: model)
        let filter = try CustomerFilter(query, of: model, table)
        let order = try CustomerOrder(query, of: table)
        let limit = try query.integer("limit", in: 1...Self.largestLimit) ?? Self.defaultLimit
        let scope = "\(model.name)\n\(model.loaded.manifest.createdAt)\n\(filter)\n\(order)"
        var after: Place?
        if let text = try query.value("cursor") {
            let row = try PageCursor.row(in: text, scope: scope, rows: table.count)
            after = Place(value: order.value(of: row, in: table), row: row)
        }
        // One more than wanted: whether there is one tells whether there is a further page.
        var places: [Place] = []
        for row in 0..<table.count where filter.admits(table.labels[row]) {
            total += 1
            let place = Place(value: order.value(of: row, in: table), row: row)
            if let after, place <= after { continue }
            if places.count > limit, let last = places.last, place > last { continue }
            places.insert(place, at: Self.insertionPoint(of: place, in: places))
            if places.count > limit + 1 { places.removeLast() }
        }
        if places.count > limit {
            places.removeLast()
            nextCursor = places.last.map { PageCursor.text(of: $0.row, scope: scope) }
        }
        rows = places.map(\.row)
    }

    private static func insertionPoint(of place: Place, in places: [Place]) -> Int {
        // Mostly at the end, where the table's own order is kept.
        if places.last.map({ $0 < place }) ?? true { return places.count }
        var start = 0
        var end = places.count
        while start < end {
            let middle = (start + end) / 2
            if places[middle] < place { start = middle + 1 } else { end = middle }
        }
        return start
    }
}

/// Which customers are wanted.
private struct CustomerFilter: CustomStringConvertible {
    private let cluster: Int?
    private let isAnomaly: Bool?

    init(_ query: QueryParameters, of model: ServedModel, _ table: CustomerTable) throws(Problem) {
        isAnomaly = try query.optionalFlag("anomaly")
        if isAnomaly != nil, model.loaded.segmenter.dbscan == nil {
            let message =
                "the model \"\(model.name)\" has no DBSCAN part, so its customers cannot be asked for by anomaly"
            throw Problem(parameter: "anomaly", .badParameter, message, message)
        }
        let segments = model.loaded.segmenter.segments.segments
        guard let text = try query.value("segment") else {
            cluster = nil
            return
        }
        // A name first: a segment may be called by a number.
        let found = segments.first { $0.name == text } ?? segments.first { "\($0.cluster)" == text }
        guard let found else {
            let names = segments.map { "\($0.cluster) (\($0.name))" }.joined(separator: ", ")
            throw QueryParameters.mismatch("segment", "one of \(names)", text)
        }
        cluster = found.cluster
    }

    func admits(_ labels: CustomerTable.Labels) -> Bool {
        (cluster.map { labels.cluster == $0 } ?? true) && (isAnomaly.map { labels.isAnomaly == $0 } ?? true)
    }

    var description: String { "\(cluster.map { "\($0)" } ?? "")\n\(isAnomaly.map { "\($0)" } ?? "")" }
}

/// In which order customers are wanted: that of the table, or by a column of it.
private struct CustomerOrder: CustomStringConvertible {
    private var column: Int?
    private var sign = 1.0

    init(_ query: QueryParameters, of table: CustomerTable) throws(Problem) {
        guard let text = try query.value("sort") else { return }
        let name = text.hasPrefix("-") ? text.dropFirst() : text[...]
        guard let column = table.columns.firstIndex(where: { $0 == name }) else {
            let columns =
                table.columns.isEmpty
                ? "left out, for the model keeps labels only"
                : "one of \(table.columns.joined(separator: ", ")), led by - for the largest first"
            throw QueryParameters.mismatch("sort", columns, text)
        }
        self.column = column
        if text.hasPrefix("-") { sign = -1 }
    }

    func value(of row: Int, in table: CustomerTable) -> Double {
        column.map { sign * table.value(row: row, column: $0) } ?? 0
    }

    var description: String { "\(column.map { "\($0)" } ?? "")\n\(sign)" }
}
