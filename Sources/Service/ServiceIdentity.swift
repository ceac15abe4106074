/// What the service calls itself.
package enum ServiceIdentity {
    /// The name in answers and logs.
    package static let name = "customer-segmentation"
    /// The version in answers, logs and `--version`.
    package static let version = "1.0.0"
}
