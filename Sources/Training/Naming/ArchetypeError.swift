/// Why clusters could not be named.
package enum ArchetypeError: Error, Equatable, CustomStringConvertible {
    /// More clusters than names.
    case tooFewArchetypes(found: Int, clusters: Int)
    /// The archetypes speak of a feature that the clusters do not have.
    case unknownFeature(String, known: [String])
    /// A centroid holds no finite number.
    case nonFinite(NonFiniteValue)

    /// A sentence for a person.
    package var description: String {
        switch self {
        case .tooFewArchetypes(let found, let clusters):
            "naming: \(clusters) clusters need at least \(clusters) archetypes, but there are \(found)"
        case .unknownFeature(let feature, let known):
            "naming: the feature \(feature) must be one of \(known.joined(separator: ", "))"
        case .nonFinite(let problem): "naming: in the centroids, \(problem)"
        }
    }
}
