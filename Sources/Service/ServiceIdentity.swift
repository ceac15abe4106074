/// What the service calls itself.
package enum ServiceIdentity {
    /// The name in answers and logs.
    package static let name = "customer-segmentation"
    /// The version in answers, logs and `--version`.
    package static let version = "1.0.0"

    /// The release of Swift that compiled it.
    static var swiftVersion: String {
        #if compiler(>=6.4)
        "6.4 or later"
        #elseif compiler(>=6.3)
        "6.3"
        #else
        "6.2"
        #endif
    }
}
