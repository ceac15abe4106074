/// A file of the viewers of the contract: other people's work, so it is read from a folder or fetched by the browser, and
/// never a part of the executable.
package enum ViewerFile: String, CaseIterable, Sendable {
    case swaggerStyle = "swagger-ui.css"
    case swaggerScript = "swagger-ui-bundle.js"
    case redocScript = "redoc.standalone.js"

    /// Where it stands in the folder, which is laid out as the static files of `drf-spectacular-sidecar` are.
    package var path: String {
        switch self {
        case .swaggerStyle, .swaggerScript: "swagger-ui-dist/\(rawValue)"
        case .redocScript: "redoc/bundles/\(rawValue)"
        }
    }

    /// Its media type.
    var contentType: StaticString {
        switch self {
        case .swaggerStyle: "text/css; charset=utf-8"
        case .swaggerScript, .redocScript: "text/javascript; charset=utf-8"
        }
    }

    /// The folder of the network that browsers are sent to without a folder of ours: one version, as npm has it.
    var remoteFolder: String {
        switch self {
        case .swaggerStyle, .swaggerScript: "https://cdn.jsdelivr.net/npm/swagger-ui-dist@5.33.1/"
        case .redocScript: "https://cdn.jsdelivr.net/npm/redoc@2.5.4/bundles/"
        }
    }

    /// The hash of that version, without which no browser runs it (https://www.w3.org/TR/sri-1/).
    var integrity: String {
        switch self {
        case .swaggerStyle: "sha384-Ov4/wv3j2bmct8cDc5X4ngJZohVPzEmc6uDPH8WeljUxO5vtoykvMEfbu9Vh6RaW"
        case .swaggerScript: "sha384-ZPehFMQommnnuaZ4rpxgkgTT2DKFVp4hZC/7pLit+9Lek9T1YGSo23eHFbvNkXkw"
        case .redocScript: "sha384-w447zOpYfw/1Tv/5AK9NfHTlQIqE3RVR6KY62jCyy9zNDgO64cMwGGP1Fj0zJVf5"
        }
    }
}
