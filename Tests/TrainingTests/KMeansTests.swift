import Segmentation
import TestSupport
import Testing
import Training

@Suite struct KMeansTests {
    private static let blobs = GaussianBlobs(
        centres: [[0, 0, 0], [6, 0, 3], [0, 7, -4]], perCentre: 40, spread: 0.5, seed: 3)

    @Test(arguments: KMeansParameters.Start.allCases)
    func findsSeparateBlobsFromEveryStart(start: KMeansParameters.Start) throws {
        let fit = try KMeansParameters(clusters: 3, restarts: 6, start: start).fit(Self.blobs.points)
        #expect(fit.sizes == [40, 40, 40])
        #expect(fit.isConverged)
        let pairs = Set(zip(fit.labels, Self.blobs.labels).map { "\($0) is \($1)" })
        #expect(pairs.count == 3)
    }

    @Test func givesMeansAndInertiaOfAHandComputedPartition() throws {
        let points = Matrix([[0, 0], [0, 2], [10, 0], [10, 4], [10, 5]])
        let fit = try KMeansParameters(clusters: 2, restarts: 4).fit(points)
        let left = fit.labels[0]
        #expect(fit.labels == [left, left, 1 - left, 1 - left, 1 - left])
        #expect(Array(fit.centroids.row(left)) == [0, 1])
        #expect(Array(fit.centroids.row(1 - left)) == [10, 3])
        #expect(fit.inertia == 16)
    }

    @Test(arguments: [1, 2, 5, 16])
    func givesTheSameForEveryNumberOfWorkers(workers: Int) throws {
        let parameters = KMeansParameters(clusters: 4, restarts: 7, seed: 99)
        let alone = try parameters.fit(Self.blobs.points, workers: Workers(count: 1))
        #expect(try parameters.fit(Self.blobs.points, workers: Workers(count: workers)) == alone)
    }

    @Test(arguments: [KMeansParameters.Convergence.stableAssignments, .centreShift(tolerance: 0.1)])
    func everyRowIsInTheClusterThatScoringWouldName(convergence: KMeansParameters.Convergence) throws {
        let fit = try KMeansParameters(clusters: 5, restarts: 3, convergence: convergence).fit(Self.blobs.points)
        let model = KMeansModel(centroids: fit.centroids, inertia: fit.inertia)
        var squares = [Double](repeating: 0, count: 5)
        let scored = (0..<Self.blobs.points.rows).map { row in
            model.nearest(to: Array(Self.blobs.points.row(row)), squaredDistances: &squares)
        }
        #expect(fit.labels == scored)
    }

    @Test func stableAssignmentsMakeEachCentroidTheMeanOfItsRows() throws {
        let fit = try KMeansParameters(clusters: 5, restarts: 3).fit(Self.blobs.points)
        let partition = try Partition(points: Self.blobs.points, labels: fit.labels)
        for (found, mean) in zip(fit.centroids.values, partition.centroids.values) {
            #expect(abs(found - mean) < 1e-12)
        }
        #expect(abs(fit.inertia - partition.inertia) < 1e-9)
    }

    @Test func aWideToleranceEndsEarlier() throws {
        let strict = try KMeansParameters(clusters: 6, restarts: 1, seed: 8).fit(Self.blobs.points)
        let loose = try KMeansParameters(
            clusters: 6, restarts: 1, convergence: .centreShift(tolerance: 10), seed: 8
        ).fit(Self.blobs.points)
        #expect(loose.iterations == 1)
        #expect(strict.iterations > 1)
        #expect(strict.inertia <= loose.inertia)
    }

    @Test func anExhaustedRestartSaysSo() throws {
        let fit = try KMeansParameters(clusters: 6, restarts: 1, maximumIterations: 1, seed: 8).fit(Self.blobs.points)
        #expect(!fit.isConverged)
        #expect(fit.iterations == 1)
    }

    @Test(arguments: 0..<12 as Range<UInt64>)
    func clustersLeftEmptyAreFilledByTheFarthestRows(seed: UInt64) throws {
        // Random starts among 20 equal rows leave clusters empty nearly always.
        let points = Matrix([[Double]](repeating: [0, 0], count: 20) + [[10, 0], [0, 30]])
        let fit = try KMeansParameters(clusters: 3, restarts: 1, start: .random, seed: seed).fit(points)
        #expect(fit.sizes.sorted() == [1, 1, 20])
        #expect(fit.inertia == 0)
    }

    @Test func theOrderOfRowsDoesNotChangeThePartition() throws {
        let rows = (0..<Self.blobs.points.rows).map { Array(Self.blobs.points.row($0)) }
        let parameters = KMeansParameters(clusters: 3, restarts: 5)
        let forward = try parameters.fit(Self.blobs.points)
        let backward = try parameters.fit(Matrix(rows.reversed()))
        #expect(abs(forward.inertia - backward.inertia) < 1e-9)
        let pairs = Set(zip(forward.labels, backward.labels.reversed()).map { "\($0) is \($1)" })
        #expect(pairs.count == 3)
    }

    @Test func renumberingMovesCentroidsAndLabelsTogether() throws {
        let fit = try KMeansParameters(clusters: 3, restarts: 3).fit(Self.blobs.points)
        let moved = fit.renumbered([2, 0, 1])
        #expect(moved.labels == fit.labels.map { [2, 0, 1][$0] })
        #expect(Array(moved.centroids.row(2)) == Array(fit.centroids.row(0)))
        #expect(moved.inertia == fit.inertia)
        #expect(moved.renumbered([1, 2, 0]) == fit)
    }

    @Test(arguments: [
        (KMeansParameters(clusters: 0), "k-means: clusters must be at least 1, but is 0"),
        (KMeansParameters(clusters: 2, restarts: 0), "k-means: restarts must be at least 1, but is 0"),
        (
            KMeansParameters(clusters: 2, maximumIterations: -3),
            "k-means: maximumIterations must be at least 1, but is -3"
        ),
        (
            KMeansParameters(clusters: 2, convergence: .centreShift(tolerance: .nan)),
            "k-means: tolerance must be a finite number of at least 0, but is nan"
        ),
        (KMeansParameters(clusters: 3), "k-means: 3 clusters need at least 3 distinct rows, but there are 2"),
    ])
    func refusesWhatItCannotFit(parameters: KMeansParameters, message: String) {
        let points = Matrix([[1, 1], [1, 1], [2, 2], [2, 2]])
        let error = #expect(throws: KMeansFitError.self) { try parameters.fit(points) }
        #expect(error?.description == message)
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity])
    func namesTheCellThatIsNoNumber(value: Double) {
        let error = #expect(throws: KMeansFitError.self) {
            try KMeansParameters(clusters: 1).fit(Matrix([[1, 2], [3, 4], [5, value]]))
        }
        #expect(error == .nonFinite(NonFiniteValue(row: 2, column: 1, found: value)))
    }

    @Test(arguments: [1e160, .greatestFiniteMagnitude])
    func refusesRowsWhoseDistancesOverflow(value: Double) {
        #expect(throws: KMeansFitError.overflow) {
            try KMeansParameters(clusters: 2).fit(Matrix([[value], [-value], [0], [1]]))
        }
    }

    @Test func refusesAMatrixWithoutRows() {
        let error = #expect(throws: KMeansFitError.self) {
            try KMeansParameters(clusters: 1).fit(Matrix(rows: 0, columns: 2))
        }
        #expect(error == .tooFewDistinctRows(found: 0, clusters: 1))
    }
}
