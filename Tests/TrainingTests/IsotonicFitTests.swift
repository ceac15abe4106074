import Testing
import Training

@Suite struct IsotonicFitTests {
    @Test func neighboursThatFallArePooled() {
        let fit = IsotonicFit(places: [1, 2, 3, 4, 5], values: [1, 3, 2, 4, 3.5])
        #expect(fit.blocks.map(\.value) == [1, 2.5, 3.75])
        #expect(fit.blocks.map(\.places) == [1...1, 2...3, 4...5])
    }

    @Test func whatNeverFallsStaysAsItIs() {
        let fit = IsotonicFit(places: [3, 1, 2], values: [9, 0, 4])
        #expect(fit.blocks.map(\.value) == [0, 4, 9])
        #expect(IsotonicFit(places: [], values: []).blocks.isEmpty)
    }

    @Test func whatOnlyFallsIsOneBlock() {
        let fit = IsotonicFit(places: [1, 2, 3, 4], values: [4, 3, 2, 1])
        #expect(fit.blocks.map(\.value) == [2.5])
        #expect(fit.blocks.map(\.places) == [1...4])
    }

    @Test func valuesAtOnePlaceCountByTheirMeanBeforeAnythingElse() {
        // Pooled one by one in order, the 0.2 would drag the 0.5 along, and the 5 then both.
        let fit = IsotonicFit(places: [1, 2, 2], values: [0.5, 0.2, 5])
        #expect(fit.blocks.map(\.places) == [1...1, 2...2])
        #expect(fit.blocks.map(\.value) == [0.5, 2.6])
    }

    /// The solution is known in closed form: the greatest, over all beginnings, of the least mean over all ends.
    @Test(arguments: 0..<20 as Range<UInt64>)
    func equalsTheClosedForm(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let values = (0..<40).map { Double($0) / 20 + generator.gaussian() }
        let fit = IsotonicFit(places: values.indices.map(Double.init), values: values)
        for place in values.indices {
            let leastMeans = (0...place).map { first -> Double in
                (place..<values.count).reduce(Double.infinity) { least, last in
                    let sum = values[first...last].reduce(0, +)
                    return min(least, sum / Double(last - first + 1))
                }
            }
            let block = fit.blocks.first { $0.places.contains(Double(place)) }
            let expected = leastMeans.max() ?? .nan
            #expect(abs((block?.value ?? .nan) - expected) < 1e-12)
        }
    }
}
