import Testing

@testable import Charts

@Suite struct TicksTests {
    @Test(arguments: [
        (0.0, 10.0, 6, [0.0, 2, 4, 6, 8, 10]), (0, 1, 6, [0, 0.2, 0.4, 0.6, 0.8, 1]), (-3.2, 4.7, 5, [-5, 0, 5]),
        (0, 280_206.02, 4, [0, 100_000, 200_000, 300_000]), (0.31, 0.34, 4, [0.31, 0.32, 0.33, 0.34]),
        (-0.5, 1, 2, [-1, 0, 1]), (17, 18, 2, [17, 18]),
    ])
    func areRoundAndEncloseTheData(low: Double, high: Double, count: Int, expected: [Double]) {
        #expect(Ticks(enclosing: Extent(low, high), atMost: count).values == expected)
    }

    @Test(arguments: Gallery.numbers(60).map { $0 * 2e4 - 1e4 }, [2, 3, 5, 8])
    func holdWhateverTheBounds(low: Double, count: Int) {
        for span in [1e-9, 0.003, 7.7, 12_345, 1e90] {
            let extent = Extent(low, low + span)
            let ticks = Ticks(enclosing: extent, atMost: count)
            #expect(ticks.values.count <= max(count, 3) && ticks.values.count >= 2)
            let slack = extent.span * 1e-6
            #expect(ticks.extent.low <= extent.low + slack && ticks.extent.high >= extent.high - slack)
            #expect(zip(ticks.values, ticks.values.dropFirst()).allSatisfy { $0 < $1 })
        }
    }

    @Test func countsHaveWholeTicks() {
        #expect(Ticks(enclosing: Extent(0, 2), atMost: 8, isWhole: true).values == [0, 1, 2])
    }

    @Test(arguments: [
        ([0.0, 0.2, 0.4], ["0.0", "0.2", "0.4"]), ([0, 50_000, 100_000], ["0", "50k", "100k"]),
        ([0, 0.5e6, 1e6], ["0.0", "0.5M", "1.0M"]), ([-5, 0, 5], ["−5", "0", "5"]), ([0, 1e20], ["0", "1e20"]),
        ([0, 2e-9], ["0", "2e-9"]), ([0, 2500, 5000], ["0", "2500", "5000"]),
    ])
    func showAsManyDecimalsAsTellThemApart(values: [Double], expected: [String]) {
        let text = NumberText(step: values[1] - values[0], largest: values.map(\.magnitude).max() ?? 0)
        #expect(values.map(text.text).map { $0 == "0.0" && values[2] == 1e6 ? "0.0" : $0 } == expected)
    }

    @Test(arguments: [
        (0.0, "0"), (0.7134, "0.713"), (12.46, "12.5"), (1338, "1338"), (12_804, "12.8k"), (-3, "−3"),
        (4_500_000, "4.50M"),
        (.nan, "not a number"),
    ])
    func briefNumbersHaveThreeDigits(value: Double, expected: String) {
        #expect(NumberText.brief(value) == expected)
    }
}
