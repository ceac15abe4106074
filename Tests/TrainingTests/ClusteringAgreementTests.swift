import Testing
import Training

@Suite struct ClusteringAgreementTests {
    @Test func theSameClustersByOtherNumbersAgree() {
        let agreement = ClusteringAgreement([0, 0, 1, 1, 2], clusters: 3, [2, 2, 0, 0, 1], otherClusters: 3)
        #expect((agreement.rows, agreement.adjustedRandIndex) == (5, 1))
        #expect(agreement.matches.map(\.other) == [2, 0, 1])
        #expect(agreement.matches.allSatisfy { $0.jaccard == 1 })
    }

    /// As scikit-learn has it: adjusted_rand_score([0,0,0,1,1,1], [0,0,1,1,2,2]) = 0.24242...
    @Test func anIndexAsScikitLearnHasIt() {
        let agreement = ClusteringAgreement([0, 0, 0, 1, 1, 1], clusters: 2, [0, 0, 1, 1, 2, 2], otherClusters: 3)
        #expect(abs(agreement.adjustedRandIndex - 0.242424242424) < 1e-9)
        #expect(agreement.matches.map(\.other) == [0, 2])
        #expect(agreement.matches.map(\.jaccard) == [2.0 / 3, 2.0 / 3])
    }

    @Test func clustersThatAreTooManyAreInNoPairOnEitherSide() {
        let (many, few) = ([0, 0, 1, 2, 2, 2], [0, 0, 0, 1, 1, 1])
        let narrowing = ClusteringAgreement(many, clusters: 3, few, otherClusters: 2)
        let widening = ClusteringAgreement(few, clusters: 2, many, otherClusters: 3)
        #expect(narrowing.matches.map { [$0.cluster, $0.other] } == [[0, 0], [2, 1]])
        #expect(widening.matches.map { [$0.cluster, $0.other] } == [[0, 0], [1, 2]])
        #expect(narrowing.adjustedRandIndex == widening.adjustedRandIndex)
    }
}
