import Segmentation

/// Rows drawn from each cluster of a partition, about as many of a hundred as the cluster has, and some of the least.
///
/// Of a tenth of the sample each cluster has an equal part, so that one that is tiny is not left out or down to a row,
/// which would be measured as if it were alone. The rest goes by size.
struct StratifiedSample: Sendable {
    /// For each cluster the rows drawn, ascending: all of them, or two at least.
    let members: [[Int]]

    /// Draws about `rows` rows, or all where there are no more; the same each time.
    init(of partition: Partition, rows: Int) {
        let all = partition.points.rows
        guard all > rows else {
            members = partition.members
            return
        }
        let (even, proportional) = (rows / 10 / partition.clusters, rows - rows / 10)
        let generator = SeededGenerator(seed: 0)
        members = partition.members.enumerated().map { cluster, members in
            let quota = max(even + members.count * proportional / all, 2)
            guard quota < members.count else { return members }
            var stream = generator.substream(cluster)
            return stream.permutation(of: members.count).prefix(quota).map { members[$0] }.sorted()
        }
    }
}
