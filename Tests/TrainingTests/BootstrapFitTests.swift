import Segmentation
import TestSupport
import Testing
import Training

@Suite struct BootstrapFitTests {
    private static let apart = GaussianBlobs(centres: [[0, 0], [9, 0], [0, 9]], perCentre: 25, spread: 0.4, seed: 5)
    private static let mixed = GaussianBlobs(centres: [[0, 0], [1.5, 0]], perCentre: 40, spread: 1, seed: 6)

    private func fit(
        _ blobs: GaussianBlobs, clusters: Int, refits: Int = 20, workers: Workers = .perCore
    ) throws -> BootstrapFit {
        let clustering = ClusteringParameters(clusters: clusters, restarts: 5)
        let labels = try clustering.fit(blobs.points).labels
        return try BootstrapParameters(refits: refits, clustering: clustering)
            .fit(blobs.points, labels: labels, workers: workers)
    }

    @Test func clustersFarApartAlwaysComeBack() throws {
        let bootstrap = try fit(Self.apart, clusters: 3)
        #expect(bootstrap.refits == 20)
        #expect(bootstrap.keptShares.allSatisfy { $0 == 1 })
        #expect(bootstrap.jaccard == [1, 1, 1])
        #expect(bootstrap.adjustedRandIndex == 1)
    }

    @Test func clustersThatRunIntoOneAnotherComeBackInPart() throws {
        let bootstrap = try fit(Self.mixed, clusters: 5, refits: 40)
        #expect(bootstrap.jaccard.allSatisfy { (0.2..<0.95).contains($0) })
        #expect((0.2..<0.95).contains(bootstrap.adjustedRandIndex))
        #expect(bootstrap.keptShares.contains { $0 < 0.7 })
        #expect(bootstrap.keptShares.allSatisfy { $0 >= 0 && $0 <= 1 && ($0 * 40).rounded() / 40 == $0 })
    }

    @Test func customersNearABorderKeepTheirClusterLessOften() throws {
        let bootstrap = try fit(Self.mixed, clusters: 2, refits: 40)
        let model = try KMeansParameters(clusters: 2, restarts: 5).fit(Self.mixed.points)
        let middle = (0..<2).map { (model.centroids[0, $0] + model.centroids[1, $0]) / 2 }
        let far = zip(0..., bootstrap.keptShares).filter { row, _ in
            abs(Self.mixed.points[row, 0] - middle[0]) > 1
        }
        #expect(far.map(\.1).min() ?? 0 > 0.8)
        #expect(bootstrap.keptShares.min() ?? 1 < 0.8)
    }

    @Test(arguments: [1, 2, 5])
    func givesTheSameForEveryNumberOfWorkers(workers: Int) throws {
        let alone = try fit(Self.mixed, clusters: 3, workers: Workers(count: 1))
        #expect(try fit(Self.mixed, clusters: 3, workers: Workers(count: workers)) == alone)
    }

    @Test func oneClusterIsNeverLeft() throws {
        let bootstrap = try fit(Self.mixed, clusters: 1)
        #expect(bootstrap.jaccard == [1] && bootstrap.adjustedRandIndex == 1)
        #expect(bootstrap.keptShares.allSatisfy { $0 == 1 })
    }

    @Test func resamplesWithTooFewDistinctRowsAreLeftOut() throws {
        // A resample has all four rows in 3 cases of 32.
        let points = Matrix([[0], [1], [2], [3]])
        let clustering = ClusteringParameters(clusters: 4, restarts: 1)
        let bootstrap = try BootstrapParameters(refits: 100, clustering: clustering).fit(points, labels: [0, 1, 2, 3])
        #expect((1..<30).contains(bootstrap.refits))
        #expect(bootstrap.jaccard == [1, 1, 1, 1])
    }

    @Test func saysSoWhenNoResampleCanBeClustered() {
        let points = Matrix((0..<30).map { [Double($0)] })
        let parameters = BootstrapParameters(refits: 3, clustering: ClusteringParameters(clusters: 30, restarts: 1))
        let error = #expect(throws: BootstrapFitError.self) { try parameters.fit(points, labels: Array(0..<30)) }
        #expect(
            error?.description == "bootstrap: none of 3 resamples has enough distinct rows to be clustered")
    }

    @Test(arguments: [
        (0, 2, "bootstrap: refits must be at least 1, but is 0"),
        (10, 0, "bootstrap: clusters must be at least 1, but is 0"),
    ])
    func refusesWhatItCannotFit(refits: Int, clusters: Int, message: String) {
        let parameters = BootstrapParameters(refits: refits, clustering: ClusteringParameters(clusters: clusters))
        let error = #expect(throws: BootstrapFitError.self) { try parameters.fit(Matrix([[0], [1]]), labels: [0, 1]) }
        #expect(error?.description == message)
    }
}
