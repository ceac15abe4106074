import Segmentation
import Testing
import Training

@Suite struct KMeansModelTests {
    /// Four centroids are looked at together, so every rest of a division by four must be right.
    @Test(arguments: 1..<10, [1, 3, 10])
    func findsTheDistancesOfAPlainLoopToTheLastBit(clusters: Int, columns: Int) {
        var generator = SeededGenerator(seed: UInt64(clusters * 100 + columns))
        func numbers(_ count: Int) -> [Double] { (0..<count).map { _ in Double(generator.index(below: 1_000)) / 7 } }
        let centroids = Matrix(rows: clusters, columns: columns, values: numbers(clusters * columns))
        let vector = numbers(columns)
        var found = [Double](repeating: .nan, count: clusters)
        let nearest = KMeansModel(centroids: centroids, inertia: 1).nearest(to: vector, squaredDistances: &found)
        let expected = (0..<clusters).map { cluster in
            (0..<columns).reduce(0.0) { sum, column in
                let difference = vector[column] - centroids[cluster, column]
                return sum + difference * difference
            }
        }
        #expect(found == expected)
        #expect(nearest == expected.indices.min { (expected[$0], $0) < (expected[$1], $1) })
    }

    @Test func theLowerOfTwoEquallyNearClustersWins() {
        var found = [Double](repeating: 0, count: 6)
        let model = KMeansModel(centroids: Matrix([[5], [1], [-1], [1], [-1], [1]]), inertia: 1)
        #expect(model.nearest(to: [0], squaredDistances: &found) == 1)
    }
}
