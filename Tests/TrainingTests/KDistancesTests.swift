import Segmentation
import TestSupport
import Testing
import Training

@Suite struct KDistancesTests {
    private static let blobs = GaussianBlobs(centres: [[0, 0], [20, 0]], perCentre: 60, spread: 1, seed: 8)

    @Test(arguments: [1, 2, 7])
    func equalSortedDistancesFoundOneByOne(minimumSamples: Int) throws {
        let points = Self.blobs.points
        let expected = (0..<points.rows).map { row in
            (0..<points.rows).map { other in
                let (x, y) = (points[row, 0] - points[other, 0], points[row, 1] - points[other, 1])
                return (x * x + y * y).squareRoot()
            }.sorted()[minimumSamples - 1]
        }.sorted()
        let found = try KDistances(of: points, minimumSamples: minimumSamples)
        #expect(found.distances == expected)
    }

    @Test func aRowIsCoreWhenItsDistanceIsBelowEps() throws {
        let distances = try KDistances(of: Self.blobs.points, minimumSamples: 5).distances
        for eps in [distances[0].nextDown, distances[0].nextUp, distances[60].nextUp, distances[119].nextUp, 0.5] {
            let fit = try DBSCANParameters(eps: eps, minimumSamples: 5).fit(Self.blobs.points)
            #expect(fit.coreRows.count == distances.count { $0 < eps })
        }
    }

    @Test func theKneeLeavesOutliersOut() throws {
        let rows = (0..<120).map { Array(Self.blobs.points.row($0)) } + [[10, 15], [-9, -12], [30, 9]]
        let eps = try #require(try KDistances(of: Matrix(rows), minimumSamples: 5).knee)
        let fit = try DBSCANParameters(eps: eps, minimumSamples: 5).fit(Matrix(rows))
        #expect(fit.clusters == 2)
        #expect(fit.labels.suffix(3).allSatisfy { $0 == DBSCANFit.noise })
        #expect(fit.noiseCount < 15)
    }

    @Test func rowsInOnePlaceHaveNoKnee() throws {
        let distances = try KDistances(of: Matrix([[1], [1], [1]]), minimumSamples: 2)
        #expect(distances.distances == [0, 0, 0] && distances.knee == nil)
    }

    @Test(arguments: [
        (0, "DBSCAN: minimumSamples must be 1 to the number of rows (2), but is 0"),
        (3, "DBSCAN: minimumSamples must be 1 to the number of rows (2), but is 3"),
    ])
    func refusesWhatItCannotMeasure(minimumSamples: Int, message: String) {
        let error = #expect(throws: DBSCANFitError.self) {
            try KDistances(of: Matrix([[1], [2]]), minimumSamples: minimumSamples)
        }
        #expect(error?.description == message)
        #expect(throws: DBSCANFitError.nonFinite(NonFiniteValue(row: 0, column: 0, found: .nan))) {
            try KDistances(of: Matrix([[.nan]]), minimumSamples: 1)
        }
    }

    @Test func aGridHasACellForEveryCombination() throws {
        let grid = try DBSCANGrid(of: Self.blobs.points, eps: [0.3, 2], minimumSamples: [3, 6])
        #expect(grid.cells.map(\.parameters.eps) == [0.3, 2, 0.3, 2])
        #expect(grid.cells.map(\.parameters.minimumSamples) == [3, 3, 6, 6])
        for cell in grid.cells {
            let fit = try cell.parameters.fit(Self.blobs.points)
            #expect(cell.density == fit.density && cell.sizes == fit.sizes)
            #expect(cell.density.corePoints + cell.density.borderPoints + cell.density.noisePoints == 120)
        }
        #expect(grid.cells[3].density.clusters == 2)
        #expect(throws: DBSCANFitError.self) {
            try DBSCANGrid(of: Self.blobs.points, eps: [1, -1], minimumSamples: [3])
        }
    }

    @Test(
        .enabled(if: ClusteringReference.isPresent, "needs ../shared beside the package"),
        arguments: [5, 6, 10, 20])
    func onlineRetailComesToTheReference(minimumSamples: Int) throws {
        let reference: ClusteringReference.Retail = try ClusteringReference.read("a_online_retail.json")
        let expected = try #require(reference.kDistance["\(minimumSamples)"])
        let points = try ClusteringReference.scaled(.log1p, .standard).scaled
        let found = try KDistances(of: points, minimumSamples: minimumSamples)
        #expect(abs((found.knee ?? 0) - (expected["kneeEps"] ?? expected["knee_eps"] ?? .nan)) < 1e-9)
        let quantiles = Quantiles(of: found.distances)
        for (name, share) in [("q90", 0.9), ("q95", 0.95), ("q99", 0.99)] {
            #expect(abs(quantiles[share] - (expected[name] ?? .nan)) < 1e-9)
        }
    }
}
