import Segmentation
import Testing
import Training

@Suite struct KDTreeTests {
    /// Points on a coarse grid, so that equal coordinates, duplicates and distances of exactly the radius abound.
    private static func gridPoints(rows: Int, columns: Int, seed: UInt64) -> Matrix {
        var generator = SeededGenerator(seed: seed)
        let values = (0..<(rows * columns)).map { _ in Double(generator.index(below: 9)) / 4 }
        return Matrix(rows: rows, columns: columns, values: values)
    }

    private static func squaredDistance(_ points: Matrix, _ row: Int, _ query: [Double]) -> Double {
        zip(points.row(row), query).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    }

    @Test(arguments: [1, 2, 3, 5, 10], [1, 7, 40, 200])
    func findsExactlyWhatAScanFinds(columns: Int, rows: Int) {
        let points = Self.gridPoints(rows: rows, columns: columns, seed: UInt64(columns * 1000 + rows))
        let queries = Self.gridPoints(rows: 12, columns: columns, seed: 7)
        let tree = KDTree(points: points)
        for number in 0..<queries.rows {
            let query = Array(queries.row(number))
            let squares = (0..<rows).map { Self.squaredDistance(points, $0, query) }
            for radius in [0, 0.25, 0.5, 1, 2.5] {
                let near = squares.indices.filter { squares[$0] <= radius * radius }
                #expect(tree.containsPoint(within: radius, of: query) == !near.isEmpty)
            }
            let least = squares.indices.min { (squares[$0], $0) < (squares[$1], $1) }
            #expect(tree.nearest(to: query)?.index == least)
            #expect(tree.nearest(to: query)?.distance == squares.min()?.squareRoot())
            let ascending = squares.sorted()
            for rank in Set([1, 6, rows]).filter({ $0 <= rows }) {
                #expect(tree.distance(toNeighbour: rank, of: query) == ascending[rank - 1].squareRoot())
            }
        }
    }

    @Test(arguments: [1, 3, 8])
    func boxesBoundTheDistancesOfTheirPoints(columns: Int) {
        let points = Self.gridPoints(rows: 90, columns: columns, seed: 11)
        let tree = KDTree(points: points)
        func rows(_ node: Int) -> [Int] {
            Array(tree.rowOfPoint[tree.nodes[node].firstPoint..<tree.nodes[node].endPoint])
        }
        for node in tree.nodes.indices {
            for row in 0..<points.rows {
                let box = tree.squaredDistances(from: points.row(row).span, toBoxOf: node)
                let squares = rows(node).map { Self.squaredDistance(points, $0, Array(points.row(row))) }
                #expect(squares.allSatisfy { box.nearest <= $0 && $0 <= box.farthest })
            }
            for other in tree.nodes.indices.suffix(3) {
                let boxes = tree.squaredDistances(betweenBoxesOf: node, other)
                let squares = rows(node).flatMap { row in
                    rows(other).map { Self.squaredDistance(points, $0, Array(points.row(row))) }
                }
                #expect(squares.allSatisfy { boxes.nearest <= $0 && $0 <= boxes.farthest })
            }
        }
    }

    @Test func countsAPointAtExactlyTheRadiusAsWithinIt() {
        let tree = KDTree(points: Matrix([[0, 0], [3, 4]]))
        let query = [6.0, 8.0]
        #expect(tree.containsPoint(within: 5, of: query))
        #expect(!tree.containsPoint(within: 5.0.nextDown, of: query))
    }

    @Test func holdsThousandsOfEqualPointsInOneLeaf() {
        let tree = KDTree(points: Matrix(rows: 5000, columns: 3, repeating: 1.5))
        let query = [1.5, 1.5, 1.0]
        #expect(tree.containsPoint(within: 0.5, of: query))
        #expect(!tree.containsPoint(within: 0.4, of: query))
        #expect(tree.nearest(to: query)?.index == 0)
        #expect(tree.nearest(to: query)?.distance == 0.5)
        #expect(tree.distance(toNeighbour: 5000, of: query) == 0.5)
    }

    @Test func isNearNothingWithoutPoints() {
        let tree = KDTree(points: Matrix(rows: 0, columns: 2))
        let query = [0.0, 0.0]
        #expect(!tree.containsPoint(within: .infinity, of: query))
        #expect(tree.nearest(to: query) == nil)
        #expect(tree.distance(toNeighbour: 1, of: query) == nil)
    }

    @Test func isNearNothingForANumberThatIsNone() {
        let tree = KDTree(points: Matrix([[0, 0], [1, 1]]))
        let query = [Double.nan, 0]
        #expect(!tree.containsPoint(within: 10, of: query))
    }
}

/// Arrays as queries: `#expect` cannot hold a span.
extension KDTree {
    fileprivate func containsPoint(within radius: Double, of query: [Double]) -> Bool {
        containsPoint(within: radius, of: query.span)
    }

    fileprivate func nearest(to query: [Double]) -> Neighbour? {
        nearest(to: query.span)
    }

    fileprivate func distance(toNeighbour rank: Int, of query: [Double]) -> Double? {
        distance(toNeighbour: rank, of: query.span)
    }
}
