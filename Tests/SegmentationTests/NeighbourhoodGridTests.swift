import Testing
import Training

@testable import Segmentation

/// What the grid knows must be what a look at every point finds.
@Suite struct NeighbourhoodGridTests {
    private static func points(rows: Int, columns: Int, spread: Double, seed: UInt64) -> Matrix {
        var generator = SeededGenerator(seed: seed)
        let values = (0..<(rows * columns)).map { _ in Double(generator.index(below: 1000)) / 1000 * spread }
        return Matrix(rows: rows, columns: columns, values: values)
    }

    private static func isNear(_ query: [Double], _ points: Matrix, _ radius: Double) -> Bool {
        (0..<points.rows).contains { row in
            zip(points.row(row), query).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } <= radius * radius
        }
    }

    @Test(arguments: [1, 2, 3, 4, 5], [0.3, 0.5, 2])
    func saysWhatAScanFinds(columns: Int, radius: Double) {
        let points = Self.points(rows: 40, columns: columns, spread: 2, seed: UInt64(columns))
        let model = DBSCANModel(eps: radius, minimumSamples: 2, corePoints: points)
        let unprepared = DBSCANModel(eps: radius, minimumSamples: 2, corePoints: points)
        model.prepare()
        model.prepare()
        let grid = NeighbourhoodGrid(points: points, radius: radius)
        let places = Self.points(rows: 80, columns: columns, spread: 6, seed: 99)
        var known = 0
        for row in 0..<places.rows {
            let query = places.row(row).map { $0 - 2 }
            let isNear = Self.isNear(query, points, radius)
            #expect(unprepared.scan(query.span) == isNear)
            #expect(unprepared.isAnomaly(query.span) == !isNear)
            #expect(model.isAnomaly(query.span) == !isNear)
            switch grid.verdict(of: query.span) {
            case .near: #expect(isNear)
            case .far: #expect(!isNear)
            case .unknown: continue
            }
            known += 1
        }
        // Of five columns it knows nothing; of fewer enough to be worth its memory.
        #expect(columns < 5 ? known > 30 : known == 0)
    }

    @Test(arguments: [0.0, 1, -1e6, 1e9]) func leavesPlacesAtExactlyTheRadiusToThePoints(origin: Double) {
        let points = Matrix([[origin, 0], [origin + 0.5, 0]])
        let grid = NeighbourhoodGrid(points: points, radius: 0.25)
        let model = DBSCANModel(eps: 0.25, minimumSamples: 1, corePoints: points)
        model.prepare()
        for (place, isNear) in [([origin - 0.25, 0], true), ([origin, 0.25], true), ([origin, 0.25.nextUp], false)] {
            #expect(grid.verdict(of: place.span) == .unknown)
            #expect(model.isAnomaly(place.span) == !isNear)
        }
        let itself = [origin, 0]
        #expect(grid.verdict(of: itself.span) == .near)
    }

    @Test(arguments: [[Double.nan, 0], [.infinity, 0], [0, -.infinity], [1e300, 1e300]])
    func findsNothingNearPlacesThatAreNone(place: [Double]) {
        let grid = NeighbourhoodGrid(points: Matrix([[0, 0], [1, 1]]), radius: 0.5)
        #expect(grid.verdict(of: place.span) == .far)
    }

    @Test(arguments: [1e-150, 1e-9, 1e150]) func knowsNothingWhereNoGridIsSmallEnough(radius: Double) {
        let place = [0.0, 0]
        #expect(
            NeighbourhoodGrid(points: Matrix([[0, 0], [1, 1]]), radius: radius).verdict(of: place.span) == .unknown)
        #expect(NeighbourhoodGrid(points: Matrix(rows: 0, columns: 2), radius: 1).verdict(of: place.span) == .unknown)
    }
}
