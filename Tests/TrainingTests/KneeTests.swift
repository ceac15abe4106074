import Testing
import Training

@Suite struct KneeTests {
    @Test func aRisingCurveBendsBeforeItClimbs() {
        #expect(Knee.index(ofPlaces: [0, 1, 2, 3, 4], values: [0, 0.1, 0.2, 0.4, 4]) == 3)
    }

    @Test func aFallingCurveBendsWhereItHasFallen() {
        #expect(Knee.index(ofPlaces: [2, 3, 4, 5, 6], values: [100, 40, 35, 32, 30]) == 1)
        // The published example: 1/x over 0.1...1, whose knee is where x = y, at the root of 0.1.
        let places = (1...100).map { 0.1 + 0.9 * Double($0 - 1) / 99 }
        let knee = Knee.index(ofPlaces: places, values: places.map { 1 / $0 })
        #expect(abs(places[knee ?? 0] - 0.1.squareRoot()) < 0.01)
    }

    @Test func unitsDoNotMatter() {
        let values = [90.0, 50, 20, 15, 12, 11]
        let places = (0..<6).map(Double.init)
        #expect(
            Knee.index(ofPlaces: places, values: values)
                == Knee.index(ofPlaces: places.map { $0 * 1000 }, values: values.map { $0 * 1e-6 + 7 }))
    }

    static let straight: [(places: [Double], values: [Double])] = [
        ([], []), ([1], [1]), ([1, 2], [1, 9]), ([1, 2, 3], [3, 2, 1]), ([1, 2, 3], [5, 5, 5]),
        ([1, 2, 3], [0, 1.9, 2]), ([1, 1, 1], [3, 2, 1]), ([0.1, 0.2, 0.3], [0.1, 0.2, 0.3]),
    ]

    @Test(arguments: straight)
    func whatDoesNotBendDownHasNone(places: [Double], values: [Double]) {
        #expect(Knee.index(ofPlaces: places, values: values) == nil)
    }
}
