import Segmentation
import TestSupport
import Testing
import Training

@Suite struct DBSCANTests {
    private static let chain = Matrix([
        [0, 0], [0.3, 0], [0.6, 0], [1, 0], [5, 5], [5.2, 5], [5.1, 5.2], [2, 0], [2.4, 0], [2.7, 0], [3, 0], [10, 10],
    ])

    /// Labels and core rows as scikit-learn 1.9 gives them.
    @Test(arguments: [
        (0.4, 3, [0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 2, -1], [1, 2, 4, 5, 6, 8, 9]),
        (1.0, 3, [0, 0, 0, 0, 1, 1, 1, 0, 0, 0, 0, -1], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]),
        (0.5, 2, [0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 2, -1], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]),
        (0.3, 3, [0, 0, 0, -1, 1, 1, 1, -1, -1, -1, -1, -1], [1, 4, 5, 6]),
        (1.0, 4, [0, 0, 0, 0, -1, -1, -1, 0, 0, 0, 0, -1], [0, 1, 2, 3, 7, 8, 9, 10]),
    ])
    func agreesWithScikitLearn(eps: Double, minimumSamples: Int, labels: [Int], coreRows: [Int]) throws {
        let fit = try DBSCANParameters(eps: eps, minimumSamples: minimumSamples).fit(Self.chain)
        #expect(fit.labels == labels)
        #expect(fit.coreRows == coreRows)
        #expect(fit.noiseCount == labels.count { $0 == -1 })
        #expect(fit.borderCount == labels.count { $0 != -1 } - coreRows.count)
        #expect(fit.clusters == Set(labels).subtracting([-1]).count)
        #expect(fit.sizes == (0..<fit.clusters).map { cluster in labels.count { $0 == cluster } })
    }

    @Test func aBorderRowBelongsToTheFirstClusterThatReachesIt() throws {
        let line = [1.0, 1.1, 1.2, 1.3, 0, 0.1, 0.2, 0.3, 0.65]
        let fit = try DBSCANParameters(eps: 0.36, minimumSamples: 4).fit(Matrix(line.map { [$0] }))
        #expect(fit.labels == [0, 0, 0, 0, 1, 1, 1, 1, 0])
        #expect(fit.borderCount == 1)
    }

    @Test func oneSampleMakesEveryRowCore() throws {
        let fit = try DBSCANParameters(eps: 0.01, minimumSamples: 1).fit(Self.chain)
        #expect(fit.labels == Array(0..<12))
        #expect(fit.noiseCount == 0)
    }

    @Test func theNoiseIsExactlyWhatLiesBeyondEveryCorePoint() throws {
        let blobs = GaussianBlobs(centres: [[0, 0, 0], [4, 4, 0]], perCentre: 100, spread: 0.9, seed: 21)
        let fit = try DBSCANParameters(eps: 0.7, minimumSamples: 5).fit(blobs.points)
        let tree = KDTree(points: fit.corePoints(of: blobs.points))
        #expect(fit.noiseCount > 0 && fit.borderCount > 0)
        for (row, label) in fit.labels.enumerated() {
            let isNearCore = tree.containsPoint(within: 0.7, of: blobs.points.row(row).span)
            #expect(isNearCore == (label != DBSCANFit.noise))
        }
    }

    /// Of so many rows each worker gets leaves of the tree.
    @Test func givesTheSameForEveryNumberOfWorkers() throws {
        let blobs = GaussianBlobs(centres: [[0, 0], [3, 3]], perCentre: 1_600, spread: 0.8, seed: 4)
        let parameters = DBSCANParameters(eps: 0.15, minimumSamples: 6)
        let alone = try parameters.fit(blobs.points, workers: Workers(count: 1))
        #expect(try parameters.fit(blobs.points, workers: Workers(count: 4)) == alone)
    }

    @Test func theOrderOfRowsChangesNeitherCoreNorNoise() throws {
        let blobs = GaussianBlobs(centres: [[0, 0], [3, 3]], perCentre: 80, spread: 0.8, seed: 6)
        let reversed = Matrix((0..<160).reversed().map { Array(blobs.points.row($0)) })
        let parameters = DBSCANParameters(eps: 0.4, minimumSamples: 5)
        let forward = try parameters.fit(blobs.points)
        let backward = try parameters.fit(reversed)
        #expect(backward.coreRows.map { 159 - $0 }.sorted() == forward.coreRows)
        #expect(backward.labels.reversed().map { $0 == -1 } == forward.labels.map { $0 == -1 })
    }

    @Test func noRowsMakeNoClusters() throws {
        let fit = try DBSCANParameters(eps: 1, minimumSamples: 2).fit(Matrix(rows: 0, columns: 3))
        #expect(fit.clusters == 0 && fit.labels.isEmpty && fit.coreRows.isEmpty)
    }

    @Test(arguments: [
        (DBSCANParameters(eps: 0, minimumSamples: 5), "DBSCAN: eps must be a finite number above 0, but is 0.0"),
        (DBSCANParameters(eps: .nan, minimumSamples: 5), "DBSCAN: eps must be a finite number above 0, but is nan"),
        (DBSCANParameters(eps: 1, minimumSamples: 0), "DBSCAN: minimumSamples must be at least 1, but is 0"),
    ])
    func refusesParametersOutOfRange(parameters: DBSCANParameters, message: String) {
        let error = #expect(throws: DBSCANFitError.self) { try parameters.fit(Self.chain) }
        #expect(error?.description == message)
    }

    @Test func namesTheCellThatIsNoNumber() {
        let error = #expect(throws: DBSCANFitError.self) {
            try DBSCANParameters(eps: 1, minimumSamples: 2).fit(Matrix([[1, .nan]]))
        }
        #expect(error?.description == "DBSCAN: row 0, column 1 must be a finite number, but is nan")
    }
}
