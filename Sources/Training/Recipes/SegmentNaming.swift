import Segmentation

/// How a recipe numbers its clusters and says what they mean.
protocol SegmentNaming: Sendable {
    /// The number that each of `clusters` shall have, a permutation of 0..<k.
    func numbers(for clusters: UnnumberedClusters) throws(ArchetypeError) -> [Int]

    /// The segments of numbered clusters.
    func segments(
        of profiles: [ClusterProfile], overall: ClusterProfile, features: [Feature]
    ) throws(SegmentMap.Failure) -> SegmentMap
}
