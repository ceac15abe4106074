/// Everything about the protocol that can be set.
package struct HTTPConfiguration: Sendable, Equatable {
    /// How much a client may make the server hold.
    package var limits = HTTPLimits()
    /// How long a client may take.
    package var deadlines = HTTPDeadlines()
    /// What the `Server` field says.
    package var serverName = "customer-segmentation"

    /// The defaults above.
    package init() {}
}
