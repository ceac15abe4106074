import Segmentation
import TestSupport
import Testing
import Training

@Suite struct CalibrationFitTests {
    /// Customers whose squared distances to three centroids are drawn at random.
    private static func distances(_ customers: Int, seed: UInt64) -> Matrix {
        var generator = SeededGenerator(seed: seed)
        return Matrix((0..<customers).map { _ in (0..<3).map { _ in 4 * generator.unitInterval() } })
    }

    private static func sample(
        _ customers: Int, seed: UInt64, kept: (_ cluster: Int, _ squaredDistances: [Double]) -> Double
    ) -> CalibrationSample {
        let distances = distances(customers, seed: seed)
        let shares = (0..<customers).map { row in
            let squares = Array(distances.row(row))
            return kept(squares.firstIndex(of: squares.min() ?? 0) ?? 0, squares)
        }
        return CalibrationSample(squaredDistances: distances, keptShares: shares)
    }

    @Test(arguments: [0.01, 0.3, 5])
    func findsTheTemperatureThatKeptSharesFollow(temperature: Double) throws {
        let truth = Calibration(temperature: temperature)
        let sample = Self.sample(400, seed: 1) { truth.confidence(of: $0, squaredDistances: $1) }
        let fit = try CalibrationParameters(initialTemperature: 0.2).fit(sample)
        guard case .temperature(let found) = fit.calibration.method else {
            Issue.record("a temperature fits")
            return
        }
        #expect(abs(found / temperature - 1) < 1e-4)
        #expect(fit.evaluation.expectedCalibrationError < 1e-4)
        #expect(fit.evaluation.brierScore < fit.evaluation.constantBrierScore)
        #expect(fit.evaluation.isAcceptable)
        #expect(fit.evaluation.fittedCustomers == 200 && fit.evaluation.judgedCustomers == 200)
    }

    @Test func aMapOfTheMarginTakesOverWhereNoTemperatureFits() throws {
        // Most keep their segment near the border already, and some never do however far from it.
        let sample = Self.sample(1000, seed: 2) { cluster, squares in
            Calibration.margin(of: cluster, squares) < 0.5 ? 0.8 : 0.9
        }
        let fit = try CalibrationParameters(initialTemperature: 0.2).fit(sample)
        guard case .isotonic(let map) = fit.calibration.method else {
            Issue.record("no temperature fits")
            return
        }
        #expect(abs(map.confidence(at: 0.1) - 0.8) < 1e-12)
        #expect(abs(map.confidence(at: 1) - 0.9) < 1e-12)
        #expect(fit.evaluation.method == .isotonic)
        #expect(fit.evaluation.isAcceptable)
    }

    @Test func theJudgingHalfHasNoPartInTheFit() throws {
        let truth = Calibration(temperature: 0.3)
        let sample = Self.sample(101, seed: 3) { truth.confidence(of: $0, squaredDistances: $1) }
        let fit = try CalibrationParameters(initialTemperature: 0.2, seed: 7).fit(sample)
        #expect(fit.evaluation.fittedCustomers == 51 && fit.evaluation.judgedCustomers == 50)
        var generator = SeededGenerator(seed: 7)
        var shares = sample.keptShares
        for row in generator.permutation(of: 101).suffix(50) { shares[row] = 0.25 }
        let other = try CalibrationParameters(initialTemperature: 0.2, seed: 7).fit(
            CalibrationSample(squaredDistances: sample.squaredDistances, keptShares: shares))
        #expect(other.calibration == fit.calibration)
        #expect(other.evaluation.expectedCalibrationError > 0.3)
        #expect(!other.evaluation.isAcceptable)
    }

    @Test func theReliabilityTableAddsUpToTheError() throws {
        var generator = SeededGenerator(seed: 4)
        let sample = Self.sample(300, seed: 4) { _, _ in 0.5 + 0.5 * generator.unitInterval() }
        let evaluation = try CalibrationParameters(initialTemperature: 0.2).fit(sample).evaluation
        #expect(evaluation.reliability.count == 10)
        #expect(evaluation.reliability.reduce(0) { $0 + $1.customers } == 150)
        let error = evaluation.reliability.reduce(0.0) { sum, bin in
            guard let confidence = bin.meanConfidence, let kept = bin.keptShare else { return sum }
            return sum + Double(bin.customers) / 150 * abs(confidence - kept)
        }
        #expect(abs(error - evaluation.expectedCalibrationError) < 1e-12)
        for (number, bin) in evaluation.reliability.enumerated() {
            guard let confidence = bin.meanConfidence else { continue }
            #expect((Double(number) / 10...Double(number + 1) / 10).contains(confidence))
        }
    }

    @Test func figuresAgreeWithThoseFoundByHand() throws {
        // Both customers lie on a border of two clusters, and no temperature makes that anything but a half.
        let sample = CalibrationSample(squaredDistances: Matrix([[1, 1], [1, 1]]), keptShares: [0.5, 0.5])
        let fit = try CalibrationParameters(initialTemperature: 1).fit(sample)
        #expect(fit.evaluation.method == .temperature)
        #expect(fit.evaluation.expectedCalibrationError == 0)
        #expect(fit.evaluation.brierScore == 0.25 && fit.evaluation.constantBrierScore == 0.25)
        #expect(fit.evaluation.reliability[5] == .init(customers: 1, meanConfidence: 0.5, keptShare: 0.5))
        #expect(!fit.evaluation.isAcceptable)
    }

    @Test func aSingleClusterIsCertain() throws {
        let sample = CalibrationSample(squaredDistances: Matrix([[1], [2], [3]]), keptShares: [1, 1, 1])
        let fit = try CalibrationParameters(initialTemperature: 1).fit(sample)
        #expect(fit.calibration.confidence(of: 0, squaredDistances: [7]) == 1)
        #expect(fit.evaluation.brierScore == 0 && fit.evaluation.isAcceptable)
    }

    @Test func refusesWhatItCannotFit() {
        let sample = CalibrationSample(squaredDistances: Matrix([[1, 2]]), keptShares: [1])
        #expect(throws: CalibrationFitError.tooFewCustomers(found: 1)) {
            try CalibrationParameters(initialTemperature: 1).fit(sample)
        }
        let error = #expect(throws: CalibrationFitError.self) {
            try CalibrationParameters(initialTemperature: 0).fit(sample)
        }
        #expect(
            error?.description == "calibration: initialTemperature must be a finite number above 0, but is 0.0")
        let infinite = CalibrationSample(squaredDistances: Matrix([[1, .infinity], [1, 2]]), keptShares: [1, 1])
        #expect(throws: CalibrationFitError.nonFinite(NonFiniteValue(row: 0, column: 1, found: .infinity))) {
            try CalibrationParameters(initialTemperature: 1).fit(infinite)
        }
    }
}
