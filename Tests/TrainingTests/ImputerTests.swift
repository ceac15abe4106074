import Testing
import Training

@Suite struct ImputerTests {
    @Test(arguments: [(Imputer.mean, 3.6), (.median, 3), (.mostFrequent, 1)])
    func standInsAreTheNamedFigures(imputer: Imputer, expected: Double) {
        #expect(imputer.value(among: [9, 1, 4, 3, 1]) == expected)
    }

    @Test func ofEquallyFrequentValuesTheLeastStandsIn() {
        #expect(Imputer.mostFrequent.value(among: [7, 2, 2, 7, 9]) == 2)
    }
}
