/// Every cluster's segment: entry c is that of cluster c.
package struct SegmentMap: Sendable, Equatable {
    /// Why segments do not cover the clusters.
    package enum Failure: Error, Equatable, CustomStringConvertible {
        case missing(cluster: Int)
        case repeated(cluster: Int)
        case unknown(cluster: Int, clusterCount: Int)
        case unnamed(cluster: Int)
        case repeatedName(String)

        package var description: String {
            switch self {
            case .missing(let cluster): "cluster \(cluster) has no segment"
            case .repeated(let cluster): "cluster \(cluster) has more than one segment"
            case .unknown(let cluster, let count):
                "a segment is given for cluster \(cluster), but the clusters are 0 to \(count - 1)"
            case .unnamed(let cluster): "the segment of cluster \(cluster) has an empty name"
            case .repeatedName(let name): "two segments are called \"\(name)\""
            }
        }
    }

    /// The segments in the order of their clusters.
    package let segments: [Segment]

    /// Orders `segments` by cluster, each of `clusterCount` having exactly one.
    package init(_ segments: [Segment], clusterCount: Int) throws(Failure) {
        var byCluster = [Segment?](repeating: nil, count: clusterCount)
        for segment in segments {
            guard byCluster.indices.contains(segment.cluster) else {
                throw .unknown(cluster: segment.cluster, clusterCount: clusterCount)
            }
            guard byCluster[segment.cluster] == nil else { throw .repeated(cluster: segment.cluster) }
            guard !segment.name.isEmpty else { throw .unnamed(cluster: segment.cluster) }
            guard !byCluster.contains(where: { $0?.name == segment.name }) else { throw .repeatedName(segment.name) }
            byCluster[segment.cluster] = segment
        }
        if let missing = byCluster.firstIndex(of: nil) { throw .missing(cluster: missing) }
        self.segments = byCluster.compactMap(\.self)
    }

    /// The segment of `cluster`.
    package subscript(cluster: Int) -> Segment { segments[cluster] }
}
