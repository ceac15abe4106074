import Assets
import Bytes
import HTTP1

/// `GET /docs`, `/apidocs` and `/redoc`, and what these pages load.
enum DocumentationEndpoint {
    private static let style = unsafe EmbeddedFile(assets_docs_style(), "text/css; charset=utf-8")
    private static let script = unsafe EmbeddedFile(assets_docs_script(), "text/javascript; charset=utf-8")

    static func write(_ page: DocumentationPage, to response: inout Response) {
        response.contentType = "text/html; charset=utf-8"
        response.addField("Content-Security-Policy", page.policy.utf8Span.span)
        response.addPageFields()
        response.body.append(page.html.utf8Span.span)
    }

    /// Answers with the file called `name`: one of this service's own, or of the viewers'.
    ///
    /// - Throws: a 404 problem when there is none of that name, or no folder of the viewers' files.
    static func write(
        _ name: String, of documentation: Documentation, _ head: RequestHead, to response: inout Response
    ) throws(Problem) {
        switch name {
        case "viewer.css": return style.write(head, to: &response)
        case "viewer.js": return script.write(head, to: &response)
        default: break
        }
        guard let file = ViewerFile(rawValue: name) else {
            throw .noSuchFile(of: ["viewer.css", "viewer.js"] + ViewerFile.allCases.map(\.rawValue))
        }
        guard let content = documentation.assets?[file] else {
            throw Problem(.notFound, "the server was started without the viewers' files (--docs-assets)")
        }
        response.write(content.bytes.span, file.contentType, content.entityTag, for: head)
    }
}
