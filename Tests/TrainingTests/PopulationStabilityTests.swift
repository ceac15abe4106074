import Glibc
import Segmentation
import Testing
import Training

@Suite struct PopulationStabilityTests {
    @Test func theSameSharesAreStableWhateverTheirNumber() {
        #expect(PopulationStability([10, 20, 30], trainedOn: [10, 20, 30]).index == 0)
        let doubled = PopulationStability([200, 400, 600], trainedOn: [1_000, 2_000, 3_000])
        #expect(doubled.index < 1e-4 && doubled.rating == .stable)
    }

    @Test func theIndexIsThatOfItsFormula() {
        let shares = [(10.5 / 101, 50.5 / 101), (90.5 / 101, 50.5 / 101)]
        let expected = shares.reduce(0) { $0 + ($1.0 - $1.1) * log($1.0 / $1.1) }
        let found = PopulationStability([10, 90], trainedOn: [50, 50])
        #expect(abs(found.index - expected) < 1e-12)
        #expect(found.rating == .changed)
        #expect(PopulationStability([35, 65], trainedOn: [50, 50]).rating == .stable)
        #expect(PopulationStability([30, 70], trainedOn: [50, 50]).rating == .shifted)
    }

    @Test func anIntervalWithoutCustomersIsNoInfinity() {
        #expect(PopulationStability([0, 100], trainedOn: [100, 0]).index.isFinite)
    }

    @Test func numbersAreCountedInTheIntervalsOfTheHistogramAndItsEnds() {
        let histogram = Histogram(edges: [0, 1, 2, 3], counts: [2, 1, 3])
        let values = [-5, 0, 1, 2, 3, 99]
        let found = PopulationStability(of: values.map(Double.init), trainedOn: histogram)
        #expect(found.index == PopulationStability([2, 1, 3], trainedOn: [2, 1, 3]).index)
    }
}
