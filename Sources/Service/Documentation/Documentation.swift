/// The pages that show the contract, composed once: `/docs` and `/apidocs` by Swagger UI, `/redoc` by Redoc.
package struct Documentation: Sendable {
    /// The viewers' files; nil where the browser fetches them from afar.
    let assets: ViewerAssets?
    let swagger: DocumentationPage
    let redoc: DocumentationPage

    /// Composes the pages.
    ///
    /// - Parameter assets: the viewers' files; nil where this server has none.
    package init(assets: ViewerAssets? = nil) {
        self.assets = assets
        swagger = DocumentationPage(.swagger, isLocal: assets != nil)
        redoc = DocumentationPage(.redoc, isLocal: assets != nil)
    }
}
