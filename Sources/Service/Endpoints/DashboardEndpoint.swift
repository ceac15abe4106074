import Assets
import Bytes
import HTTP1

/// `GET /ui` and what its page loads: the dashboard, as it stands in the executable.
enum DashboardEndpoint {
    /// What the page may do: load and ask this service, nothing else, and run no script that stands in the page.
    private static let policy: StaticString = """
        default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; \
        base-uri 'none'; form-action 'none'; frame-ancestors 'none'
        """

    static func writePage(to response: inout Response) {
        response.addField("Content-Security-Policy", policy)
        unsafe write(assets_ui_html(), "text/html; charset=utf-8", to: &response)
    }

    static func writeStyle(to response: inout Response) {
        unsafe write(assets_ui_css(), "text/css; charset=utf-8", to: &response)
    }

    static func writeScript(to response: inout Response) {
        unsafe write(assets_ui_js(), "text/javascript; charset=utf-8", to: &response)
    }

    private static func write(_ asset: embedded_asset, _ type: StaticString, to response: inout Response) {
        response.contentType = type
        response.addField("X-Content-Type-Options", "nosniff")
        // A newer server brings newer files: they are asked for again each time.
        response.addField("Cache-Control", "no-cache")
        response.addField("Referrer-Policy", "no-referrer")
        // The bytes have static storage, so the view may live as long as it likes.
        response.body.append(unsafe Span(_unsafeElements: UnsafeBufferPointer(start: asset.bytes, count: asset.count)))
    }
}
