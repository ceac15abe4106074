import Assets
import HTTP1

/// `GET /ui` and what its page loads: the dashboard, as it stands in the executable.
enum DashboardEndpoint {
    /// What the page may do: load and ask this service, nothing else, and run no script that stands in the page.
    private static let policy: StaticString = """
        default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; \
        base-uri 'none'; form-action 'none'; frame-ancestors 'none'
        """

    private static let script: StaticString = "text/javascript; charset=utf-8"

    /// The files that the page loads.
    enum File: String, CaseIterable {
        case style = "style.css"
        case parts = "parts.js"
        case calls = "calls.js"
        case live = "live.js"
        case map = "map.js"
        case app = "app.js"
    }

    private static let page = unsafe EmbeddedFile(assets_ui_html(), "text/html; charset=utf-8")
    private static let files: [File: EmbeddedFile] = unsafe [
        .style: EmbeddedFile(assets_ui_style(), "text/css; charset=utf-8"),
        .parts: EmbeddedFile(assets_ui_parts(), script),
        .calls: EmbeddedFile(assets_ui_calls(), script),
        .live: EmbeddedFile(assets_ui_live(), script),
        .map: EmbeddedFile(assets_ui_map(), script),
        .app: EmbeddedFile(assets_ui_app(), script),
    ]

    static func writePage(_ head: RequestHead, to response: inout Response) {
        response.addField("Content-Security-Policy", policy)
        page.write(head, to: &response)
    }

    /// Answers with the file called `name`.
    ///
    /// - Throws: a 404 problem when there is none.
    static func write(_ name: String, _ head: RequestHead, to response: inout Response) throws(Problem) {
        guard let file = File(rawValue: name).flatMap({ files[$0] }) else {
            throw .noSuchFile(of: File.allCases.map(\.rawValue))
        }
        file.write(head, to: &response)
    }
}
