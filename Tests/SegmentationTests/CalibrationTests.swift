import Segmentation
import Testing

@Suite struct CalibrationTests {
    private static let map = IsotonicMap(margins: [1, 3, 4], confidences: [0.5, 0.7, 1])

    @Test(arguments: [(0.0, 0.5), (1, 0.5), (2, 0.6), (3, 0.7), (3.5, 0.85), (4, 1), (9, 1), (.infinity, 1)])
    func aMapIsLinearBetweenKnotsAndLevelBeyond(margin: Double, confidence: Double) {
        #expect(abs(Self.map.confidence(at: margin) - confidence) < 1e-15)
    }

    @Test func aMapOfOneKnotIsLevel() {
        let map = IsotonicMap(margins: [2], confidences: [0.9])
        #expect([0, 2, 5].map(map.confidence) == [0.9, 0.9, 0.9])
    }

    @Test func theMarginIsMeasuredToTheSecondNearest() {
        let calibration = Calibration(isotonic: Self.map)
        #expect(calibration.kind == .isotonic)
        #expect(calibration.confidence(of: 1, squaredDistances: [9, 2, 5]) == 0.7)
        // On a border, and without another cluster.
        #expect(calibration.confidence(of: 0, squaredDistances: [2, 2]) == 0.5)
        #expect(calibration.confidence(of: 0, squaredDistances: [.infinity, .infinity]) == 0.5)
        #expect(calibration.confidence(of: 0, squaredDistances: [2]) == 1)
    }

    @Test(arguments: [
        (0.0, "unstable"), (0.59, "unstable"), (0.6, "doubtful"), (0.75, "stable"), (0.849, "stable"),
        (0.85, "very stable"), (1, "very stable"),
    ])
    func stabilityHasAWord(jaccard: Double, word: String) {
        #expect(ClusterStability(jaccard: jaccard).rating.rawValue == word)
    }
}
