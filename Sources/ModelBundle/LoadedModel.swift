package import Segmentation

/// A bundle in memory, checked whole and never changed: what the server answers from.
package final class LoadedModel: Sendable {
    /// What the bundle says of itself.
    package let manifest: Manifest
    /// The fitted model.
    package let segmenter: Segmenter
    /// What all training customers are like, taken as one cluster.
    package let overall: ClusterProfile
    /// What each cluster's training customers are like, in the order of the clusters.
    package let profiles: [ClusterProfile]
    /// The training customers; nil where the bundle carries none.
    package let customers: CustomerTable?
    /// The segments as training wrote them, whatever a person has made of them since; nil where the bundle does not say.
    package let trainedSegments: SegmentMap?
    /// The training customers as points, or why they cannot be read; nil where the bundle carries none.
    package let map: Result<CustomerMap, BundleError>?

    /// Puts a model together.
    package init(
        manifest: Manifest, segmenter: Segmenter, overall: ClusterProfile, profiles: [ClusterProfile],
        customers: CustomerTable?, trainedSegments: SegmentMap? = nil,
        map: Result<CustomerMap, BundleError>? = nil
    ) {
        self.manifest = manifest
        self.segmenter = segmenter
        self.overall = overall
        self.profiles = profiles
        self.customers = customers
        self.trainedSegments = trainedSegments
        self.map = map
    }
}
