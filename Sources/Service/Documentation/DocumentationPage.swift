/// A page that shows the contract: the viewer's files, from here or from afar, and what the page may do.
struct DocumentationPage: Sendable {
    /// Who draws the contract.
    enum Viewer: String, Sendable, CaseIterable {
        case swagger, redoc

        fileprivate var title: String {
            switch self {
            case .swagger: "Try the API"
            case .redoc: "The API"
            }
        }

        fileprivate var scripts: [ViewerFile] { self == .swagger ? [.swaggerScript] : [.redocScript] }
        /// Redoc writes its styles into the page; Swagger UI has a style sheet.
        fileprivate var inlineStyles: String { self == .redoc ? " 'unsafe-inline'" : "" }
        fileprivate var styles: [ViewerFile] { self == .swagger ? [.swaggerStyle] : [] }
    }

    /// The path that the files of the server's folder stand under.
    static let assetsPath = "/docs/"

    /// The page.
    let html: String
    /// What it may load and ask (https://www.w3.org/TR/CSP3/).
    let policy: String

    /// Composes the page of `viewer`.
    ///
    /// - Parameter isLocal: whether this server has the viewer's files; else the browser fetches them from afar.
    init(_ viewer: Viewer, isLocal: Bool) {
        func address(_ file: ViewerFile) -> String {
            (isLocal ? Self.assetsPath : file.remoteFolder) + file.rawValue
        }
        func pin(_ file: ViewerFile) -> String {
            isLocal ? "" : " integrity=\"\(file.integrity)\" crossorigin=\"anonymous\""
        }
        let styles = viewer.styles.map { "<link rel=\"stylesheet\" href=\"\(address($0))\"\(pin($0))>\n" }.joined()
        let scripts = viewer.scripts.map { "<script defer src=\"\(address($0))\"\(pin($0))></script>\n" }.joined()
        html = """
            <!doctype html>
            <html lang="en" data-viewer="\(viewer.rawValue)" data-origin="\(isLocal ? "local" : "remote")">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(viewer.title) – Customer segmentation</title>
            <link rel="icon" href="data:,">
            \(styles)<link rel="stylesheet" href="/docs/viewer.css">
            \(scripts)<script defer src="/docs/viewer.js"></script>
            </head>
            <body>
            <main id="viewer"><p class="note">Loading …</p></main>
            <noscript><p class="note">This page needs JavaScript. The contract itself: <a href="/openapi.yaml">openapi.yaml</a>.</p></noscript>
            </body>
            </html>

            """
        policy = Self.policy(of: viewer, isLocal: isLocal)
    }

    private static func policy(of viewer: Viewer, isLocal: Bool) -> String {
        func sources(_ files: [ViewerFile]) -> String {
            Set(isLocal ? [] : files.map(\.remoteFolder)).sorted().map { " " + $0 }.joined()
        }
        return """
            default-src 'none'; script-src 'self'\(sources(viewer.scripts)); \
            style-src 'self'\(sources(viewer.styles))\(viewer.inlineStyles); connect-src 'self'; img-src 'self' data:; \
            base-uri 'none'; form-action 'none'; frame-ancestors 'none'
            """
    }
}
