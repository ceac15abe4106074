import ModelBundle
import Segmentation
import Service

/// What the server prints once it serves: version, models, where to ask, and who may.
struct StartUpScreen {
    let catalog: ModelCatalog
    /// Where the customers' questions are answered.
    let address: ListenAddress
    /// Where the operator's are; nil for nowhere.
    let admin: ListenAddress?
    let loops: Int
    /// What requests must show; nil for nothing.
    let access: AccessRules?

    /// The lines, the last one ended too.
    var text: String {
        ([
            "\(ServiceIdentity.name) \(ServiceIdentity.version)",
            "  listening on http://\(address) with \(loops) \(loops == 1 ? "loop" : "loops")",
        ] + (admin.map { ["  administration on http://\($0), for whoever reaches it"] } ?? [])
            + ["  dashboard at /ui, documentation at /docs and /redoc"] + keys + ["  models"] + models)
            .map { $0 + "\n" }.joined()
    }

    private var keys: [String] {
        guard let keys = access?.keys else {
            return ["  no API keys: whoever reaches this address may ask for everything (--api-keys-file)"]
        }
        let open = access?.openAreas.map(\.rawValue).sorted().joined(separator: ", ") ?? ""
        let count = "\(keys.count) API \(keys.count == 1 ? "key" : "keys")"
        return ["  \(count); open without one: \(open.isEmpty ? "nothing" : open)"]
    }

    /// A line per model, in columns.
    private var models: [String] {
        let rows = catalog.models.map { model in
            [
                model.name, model.kind.rawValue, "\(model.loaded.profiles.count) segments",
                "\(model.loaded.overall.count) customers",
                catalog.defaultModel(for: model.kind) === model ? "default of its kind" : "",
            ]
        }
        let widths = (0..<4).map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            let cells = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) } + [row[4]]
            let line = "    " + cells.joined(separator: "  ")
            return String(line[...(line.lastIndex { $0 != " " } ?? line.startIndex)])
        }
    }
}
