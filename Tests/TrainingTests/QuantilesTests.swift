import Testing
import Training

@Suite struct QuantilesTests {
    @Test(arguments: [(0.0, 1.0), (0.25, 1.75), (0.5, 2.5), (0.75, 3.25), (0.9, 3.7), (1.0, 4.0)])
    func interpolatesLinearlyBetweenValues(_ probability: Double, _ expected: Double) {
        #expect(abs(Quantiles(of: [4, 1, 3, 2])[probability] - expected) < 1e-15)
    }

    @Test func aSingleValueIsEveryQuantile() {
        let quantiles = Quantiles(of: [7])
        #expect([quantiles[0], quantiles.median, quantiles[1]] == [7, 7, 7])
    }

    @Test func fencesStandOneAndAHalfRangesBeyondTheQuartiles() {
        let fences = OutlierFences(of: [1, 2, 3, 4, 5], by: .interquartileRange(factor: 1.5))
        #expect((fences.lowerQuartile, fences.upperQuartile) == (2, 4))
        #expect((fences.lower, fences.upper) == (-1, 7))
        #expect(fences.contains(-1) && fences.contains(7))
        #expect(!fences.contains(7.000001) && !fences.contains(-1.000001))
    }
}
