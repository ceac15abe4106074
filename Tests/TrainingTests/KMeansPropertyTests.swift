import Segmentation
import TestSupport
import Testing
import Training

/// Looking only at rows that may have another nearest centre comes to what looking at all of them comes to.
@Suite struct KMeansPropertyTests {
    /// Groups that overlap, so that rows move for many iterations.
    private static func points(columns: Int, seed: UInt64) -> Matrix {
        var generator = SeededGenerator(seed: seed)
        let centres = (0..<5).map { _ in (0..<columns).map { _ in 3 * generator.unitInterval() } }
        return GaussianBlobs(centres: centres, perCentre: 81, spread: 1, seed: seed).points
    }

    /// Lloyd's iteration as it is written down, from `centroids` until no row changes its cluster.
    private static func lloyd(_ points: Matrix, from centroids: Matrix) throws -> Partition {
        var (centroids, labels) = (centroids, [Int]())
        while true {
            let model = KMeansModel(centroids: centroids, inertia: 0)
            var squares = [Double](repeating: 0, count: centroids.rows)
            let nearest = (0..<points.rows).map { row in
                model.nearest(to: Array(points.row(row)), squaredDistances: &squares)
            }
            let partition = try Partition(points: points, labels: nearest, clusters: centroids.rows)
            if nearest == labels { return partition }
            (centroids, labels) = (partition.centroids, nearest)
        }
    }

    @Test(arguments: [1, 2, 5, 8], 0..<3 as Range<UInt64>)
    func boundsChangeNothing(columns: Int, seed: UInt64) throws {
        let points = Self.points(columns: columns, seed: seed)
        var parameters = KMeansParameters(clusters: 6, restarts: 1, seed: seed)
        let fit = try parameters.fit(points)
        parameters.maximumIterations = 1
        let plain = try Self.lloyd(points, from: try parameters.fit(points).centroids)
        #expect(fit.isConverged && fit.iterations > 3)
        #expect(fit.labels == plain.labels)
        #expect(zip(fit.centroids.values, plain.centroids.values).allSatisfy { abs($0 - $1) < 1e-12 })
        #expect(abs(fit.inertia - plain.inertia) < 1e-9 * plain.inertia)
    }

    @Test(arguments: 0..<2 as Range<UInt64>)
    func theInertiaNeverRises(seed: UInt64) throws {
        let points = Self.points(columns: 3, seed: seed)
        var parameters = KMeansParameters(clusters: 7, restarts: 1, seed: seed)
        let iterations = try parameters.fit(points).iterations
        var last = Double.infinity
        for count in 1...iterations {
            parameters.maximumIterations = count
            let inertia = try parameters.fit(points).inertia
            #expect(inertia <= last * (1 + 1e-12))
            last = inertia
        }
    }
}
