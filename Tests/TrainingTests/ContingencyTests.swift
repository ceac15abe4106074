import Testing
import Training

@Suite struct ContingencyTests {
    @Test func theSamePartitionUnderOtherNumbersAgreesWholly() {
        let contingency = Contingency([0, 0, 1, 1, 2], clusters: 3, [2, 2, 0, 0, 1], otherClusters: 3)
        #expect(contingency.matches == [2, 0, 1])
        #expect(contingency.adjustedRandIndex == 1)
        #expect(contingency.jaccard(0, 2) == 1)
        #expect(contingency.jaccard(0, 0) == 0)
    }

    /// The examples of scikit-learn's documentation of `adjusted_rand_score`, and chance itself.
    static let agreements: [(labels: [Int], others: [Int], index: Double)] = [
        ([0, 0, 1, 2], [0, 0, 1, 1], 4.0 / 7), ([0, 0, 1, 1], [0, 0, 1, 2], 4.0 / 7),
        ([0, 0, 0, 0], [0, 1, 2, 3], 0), ([0, 0, 1, 1], [0, 1, 0, 1], -0.5), ([0], [0], 1),
        ([0, 0, 0], [0, 0, 0], 1), ([0, 1, 2], [2, 1, 0], 1),
    ]

    @Test(arguments: agreements)
    func agreementIsCorrectedForChance(labels: [Int], others: [Int], expected: Double) {
        let contingency = Contingency(labels, clusters: 3, others, otherClusters: 4)
        #expect(abs(contingency.adjustedRandIndex - expected) < 1e-15)
    }

    @Test func matchesGiveUpALargerOverlapForALargerSum() {
        // Cluster 0 shares most with 0, but then cluster 1 would be left with nothing.
        let labels = [0, 0, 0, 0, 0, 1, 1, 1]
        let others = [0, 0, 0, 1, 1, 0, 0, 0]
        let contingency = Contingency(labels, clusters: 2, others, otherClusters: 2)
        #expect(contingency.matches == [1, 0])
        #expect(contingency.jaccard(0, 1) == 0.4)
        #expect(contingency.jaccard(1, 0) == 0.5)
    }

    @Test func clustersWithoutRowsShareNothing() {
        let contingency = Contingency([0], clusters: 2, [0], otherClusters: 2)
        #expect(contingency.jaccard(1, 1) == 0)
    }
}
