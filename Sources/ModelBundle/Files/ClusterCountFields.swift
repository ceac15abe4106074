package import JSON
package import Segmentation

/// `evaluation.k_table` of the manifest: what each number of clusters that was tried comes to.
enum ClusterCountFields {
    static func write(_ table: ClusterCountTable, to json: inout JSONWriter) {
        json.beginObject()
        json.key("rows")
        json.beginArray()
        for row in table.rows {
            json.beginObject()
            json.member("k", row.count)
            json.member("inertia", row.inertia)
            for (name, measure) in measures(of: row) { json.member(name, measure) }
            json.key("sizes")
            json.value(row.sizes.map(Double.init))
            json.endObject()
        }
        json.endArray()
        json.key("choices")
        json.beginObject()
        for choice in table.choices { json.member(choice.criterion.rawValue, choice.count) }
        json.endObject()
        json.endObject()
    }

    private static func measures(of row: ClusterCountTable.Row) -> [(String, Double?)] {
        [
            ("silhouette", row.silhouette), ("davies_bouldin", row.daviesBouldin),
            ("calinski_harabasz", row.calinskiHarabasz), ("gap", row.gap), ("gap_error", row.gapError),
            ("bic", row.bic),
        ]
    }

    static func read(_ field: BundleField) throws(BundleError) -> ClusterCountTable {
        var rows: [ClusterCountTable.Row] = []
        for entry in try field("rows").elements() {
            let row = try readRow(entry)
            guard rows.last.map({ $0.count < row.count }) ?? true else {
                throw try entry("k").mismatch("an ascending k")
            }
            rows.append(row)
        }
        let choices = try field("choices")
        var chosen: [ClusterCountTable.Choice] = []
        for member in choices.value.members ?? [] {
            guard let criterion = ClusterCountTable.Criterion(rawValue: member.key) else {
                throw choices.error("expected the names of criteria, found \"\(member.key)\"")
            }
            let count = try choices(member.key)
            guard rows.contains(where: { Double($0.count) == count.value.number }) else {
                throw count.mismatch("a k of the rows")
            }
            chosen.append(.init(criterion, try count.integer()))
        }
        return ClusterCountTable(rows: rows, choices: chosen)
    }

    private static func readRow(_ field: BundleField) throws(BundleError) -> ClusterCountTable.Row {
        let count = try field("k").integer(atLeast: 1)
        let sizes = try field("sizes").numbers(count: count, upTo: 9_007_199_254_740_991)
        return ClusterCountTable.Row(
            count: count, inertia: try field("inertia").number(),
            silhouette: try field.optional("silhouette")?.number(),
            daviesBouldin: try field.optional("davies_bouldin")?.number(),
            calinskiHarabasz: try field.optional("calinski_harabasz")?.number(),
            gap: try field.optional("gap")?.number(), gapError: try field.optional("gap_error")?.number(),
            bic: try field.optional("bic")?.number(), sizes: sizes.map { Int($0) })
    }
}

extension JSONWriter {
    /// Writes a table as the manifest holds it.
    package mutating func value(_ table: ClusterCountTable) { ClusterCountFields.write(table, to: &self) }
}
