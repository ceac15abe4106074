import Segmentation
import TestSupport
import Testing
import Training

@Suite struct PartitionTests {
    private static let points = Matrix([
        [1, 2], [1.5, 1.8], [1.2, 2.4], [0.6, 1.1], [8, 8], [8.5, 7.6], [9.1, 8.3], [4, 9.5], [4.4, 9.1], [3.7, 8.8],
        [5, 5],
    ])
    private static let labels = [0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 3]

    @Test func qualityAgreesWithScikitLearn() throws {
        let quality = try Partition(points: Self.points, labels: Self.labels).quality()
        #expect(abs(quality.silhouette.mean - 0.7480605552765263) < 1e-12)
        #expect(abs(quality.daviesBouldin - 0.1565905809299221) < 1e-12)
        #expect(abs(quality.calinskiHarabasz - 181.74271835449045) < 1e-9)
        #expect(quality.sizes == [4, 3, 3, 1])
        let rows = [
            0.8686256095737989, 0.8348564027750622, 0.8154051106913004, 0.7983520601852484, 0.7847935810350191,
            0.8208428402382663, 0.7995333556079904, 0.8560381435673078, 0.8398445367452906, 0.8103744676225059, 0,
        ]
        for (found, expected) in zip(quality.silhouette.perRow, rows) { #expect(abs(found - expected) < 1e-12) }
        #expect(abs(quality.silhouette.perCluster[0] - rows[0..<4].reduce(0, +) / 4) < 1e-12)
        #expect(quality.silhouette.perCluster[3] == 0)
    }

    @Test func aHandComputedPairOfClustersHasItsFigures() throws {
        let quality = try Partition(points: Matrix([[0], [2], [10], [12]]), labels: [0, 0, 1, 1]).quality()
        #expect(quality.inertia == 4)
        // Rows 0 and 3: a = 2, b = 11; rows 1 and 2: a = 2, b = 9.
        #expect(abs(quality.silhouette.mean - (9.0 / 11 + 7.0 / 9) / 2) < 1e-15)
        #expect(quality.daviesBouldin == 0.2)
        #expect(quality.calinskiHarabasz == 50)
    }

    @Test func clustersThatAreSinglePlacesHaveNoSpread() throws {
        let quality = try Partition(points: Matrix([[1, 1], [1, 1], [3, 1], [3, 1]]), labels: [0, 0, 1, 1]).quality()
        #expect(quality.silhouette.perRow == [1, 1, 1, 1])
        #expect(quality.daviesBouldin == 0)
        #expect(quality.calinskiHarabasz == 1)
    }

    @Test func silhouetteIsTheSameForEveryNumberOfWorkers() throws {
        let blobs = GaussianBlobs(centres: [[0, 0, 0], [2, 2, 2]], perCentre: 150, spread: 1, seed: 2)
        let partition = try Partition(points: blobs.points, labels: blobs.labels)
        let alone = try partition.quality(workers: Workers(count: 1))
        #expect(try partition.quality(workers: Workers(count: 3)) == alone)
    }

    @Test(arguments: [
        ([0, 1], EvaluationError.labelCount(found: 2, rows: 3)),
        ([0, -1, 0], .negativeLabel(row: 1, found: -1)),
        ([0, 2, 2], .emptyCluster(1)),
        ([0, Int.max, 1], .emptyCluster(2)),
    ])
    func refusesLabelsThatAreNoPartition(labels: [Int], error: EvaluationError) {
        #expect(throws: error) { try Partition(points: Matrix([[1], [2], [3]]), labels: labels) }
    }

    @Test(arguments: [[0, 0, 0], [0, 1, 2]])
    func qualityNeedsTwoClustersAndARowToSpare(labels: [Int]) throws {
        let partition = try Partition(points: Matrix([[1], [2], [3]]), labels: labels)
        #expect(throws: EvaluationError.clusterCount(found: partition.clusters, rows: 3)) { try partition.quality() }
    }

    @Test func profilesSpeakInOriginalUnits() throws {
        let partition = try Partition(points: Matrix([[0], [0.1], [0.2], [0.9]]), labels: [1, 1, 1, 0])
        let raw = Matrix([[20, 2], [30, 0], [70, 2], [15, 1]])
        let profiles = try partition.profiles(
            of: raw, columns: [.number, .category(categories: 3)], isAnomaly: [true, false, false, false])
        #expect(profiles.map(\.count) == [1, 3])
        #expect(profiles.map(\.share) == [0.25, 0.75])
        #expect(profiles.map(\.anomalies) == [0, 1])
        guard case .number(let mean, let median, let deviation, let minimum, let maximum) = profiles[1].statistics[0]
        else {
            Issue.record("the first column holds numbers")
            return
        }
        #expect([mean, median, minimum, maximum] == [40, 30, 20, 70])
        #expect(abs(deviation - (1400.0 / 3).squareRoot()) < 1e-12)
        #expect(profiles[1].statistics[1] == .category(counts: [1, 0, 2]))
        #expect(profiles[0].statistics[1] == .category(counts: [0, 1, 0]))
    }

    @Test(arguments: [-1, 3, 0.5, Double.nan])
    func profilesRefuseWhatIsNoCode(code: Double) throws {
        let partition = try Partition(points: Matrix([[0], [1]]), labels: [0, 1])
        let error = #expect(throws: EvaluationError.self) {
            try partition.profiles(of: Matrix([[1], [code]]), columns: [.category(categories: 3)], isAnomaly: nil)
        }
        #expect(error?.description == "evaluation: row 1, column 0 must be a category's code, but is \(code)")
    }
}
