import Testing
import Training

@Suite struct SeededGeneratorTests {
    @Test func splitMixGivesThePublishedNumbers() {
        var generator = SplitMix64(seed: 1_234_567)
        let numbers = (0..<3).map { _ in generator.next() }
        #expect(numbers == [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423])
    }

    @Test func sameSeedGivesSameNumbersAndAnotherSeedOthers() {
        var first = SeededGenerator(seed: 42)
        var second = SeededGenerator(seed: 42)
        var other = SeededGenerator(seed: 43)
        let numbers = (0..<8).map { _ in first.next() }
        #expect(numbers == (0..<8).map { _ in second.next() })
        #expect(numbers != (0..<8).map { _ in other.next() })
    }

    @Test func substreamsDifferAndDoNotDependOnWhatWasDrawnBefore() {
        var generator = SeededGenerator(seed: 5)
        var early = generator.substream(3)
        _ = generator.next()
        var late = generator.substream(3)
        let number = early.next()
        #expect(number == late.next())
        let firsts = (0..<100).map { index in
            var stream = generator.substream(index)
            return stream.next()
        }
        #expect(Set(firsts).count == 100)
    }

    @Test func indicesCoverTheirRangeEvenly() {
        var generator = SeededGenerator(seed: 1)
        var counts = [Int](repeating: 0, count: 5)
        for _ in 0..<5000 { counts[generator.index(below: 5)] += 1 }
        // Five standard deviations of a binomial with n = 5000, p = 1/5.
        #expect(counts.allSatisfy { abs($0 - 1000) < 142 })
    }

    @Test func gaussianNumbersHaveMeanZeroAndVarianceOne() {
        var generator = SeededGenerator(seed: 9)
        let numbers = (0..<4000).map { _ in generator.gaussian() }
        let mean = numbers.reduce(0, +) / 4000
        let variance = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 4000
        #expect(abs(mean) < 0.08)
        #expect(abs(variance - 1) < 0.12)
    }

    @Test func unitIntervalExcludesOne() {
        var generator = SeededGenerator(seed: 11)
        #expect((0..<2000).allSatisfy { _ in (0..<1).contains(generator.unitInterval()) })
    }
}
