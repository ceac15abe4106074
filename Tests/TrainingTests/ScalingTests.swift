import Segmentation
import Testing
import Training

@Suite struct ScalingTests {
    private static let raw = Matrix([[1, 0, 5], [2, 3, 5], [4, 8, 5], [8, 15, 5], [16, 24, 5]])

    /// Centre and scale as scikit-learn 1.9 fits them.
    private static let references: [(FeatureTransform, FeatureScaler.Kind, [Double], [Double])] = [
        (.none, .standard, [6.2, 10, 5], [5.455272678794343, 8.648699324175862, 1]),
        (.none, .minMax, [1, 0, 5], [15, 24, 1]),
        (.none, .robust, [4, 8, 5], [6, 12, 1]),
        (
            .log1p, .standard, [1.6863270606109182, 1.9149966971128183, 1.791759469228055],
            [0.7634253451590741, 1.1368338443035797, 1]
        ),
        (
            .log1p, .robust, [1.6094379124341003, 2.1972245773362196, 1.791759469228055],
            [1.0986122886681098, 1.3862943611198906, 1]
        ),
        (.sqrt, .minMax, [1, 0, 2.23606797749979], [3, 4.898979485566356, 1]),
        (.cbrt, .minMax, [1, 0, 1.709975946676697], [1.5198420997897464, 2.8844991406148166, 1]),
        (
            .cbrt, .standard, [1.6734328403305638, 1.7585921570505392, 1.7099759466766968],
            [0.5394367440482067, 1.0019370475867815, 1]
        ),
    ]

    @Test(arguments: references.indices)
    func learnsTheCentreAndScaleOfScikitLearn(index: Int) throws {
        let (transform, scaler, centre, scale) = Self.references[index]
        let fit = try ScalingParameters(transform: transform, columns: 3, scaler: scaler).fit(Self.raw)
        for (found, expected) in zip(fit.scaler.centre + fit.scaler.scale, centre + scale) {
            #expect(abs(found - expected) < 1e-11)
        }
    }

    @Test(arguments: FeatureTransform.unfitted, FeatureScaler.Kind.allCases)
    func scalesWhatItWasFittedOnAndBringsItBack(transform: FeatureTransform, scaler: FeatureScaler.Kind) throws {
        let fit = try ScalingParameters(transform: transform, columns: 3, scaler: scaler).fit(Self.raw)
        #expect(fit.apply(to: Self.raw) == fit.scaled)
        for (found, expected) in zip(fit.invert(fit.scaled).values, Self.raw.values) {
            #expect(abs(found - expected) < 1e-12)
        }
    }

    @Test func minMaxReachesFromZeroToOneAndDoesNotClipNewPoints() throws {
        let fit = try ScalingParameters(transform: .none, columns: 3, scaler: .minMax).fit(Self.raw)
        #expect(fit.scaled.column(0) == [0, 1.0 / 15, 0.2, 7.0 / 15, 1])
        #expect(fit.apply(to: Matrix([[31, -24, 7]])) == Matrix([[2, -1, 2]]))
    }

    @Test(arguments: FeatureScaler.Kind.allCases)
    func aConstantColumnScalesToZero(scaler: FeatureScaler.Kind) throws {
        // The mean of seven times 0.1 is not 0.1, so that the deviation is rounding noise and not 0.
        let fit = try ScalingParameters(transform: .none, columns: 1, scaler: scaler)
            .fit(Matrix(rows: 7, columns: 1, repeating: 0.1))
        #expect(fit.scaler.scale == [1])
        #expect(fit.scaled.values.allSatisfy { abs($0) < 1e-16 })
    }

    @Test func eachColumnHasItsOwnTransform() throws {
        let fit = try ScalingParameters(transforms: [.none, .sqrt, .log1p], scaler: .minMax).fit(Self.raw)
        #expect(fit.scaler.scale == [15, 4.898979485566356, 1])
    }

    @Test func refusesWhatHasNoTransform() {
        let error = #expect(throws: ScalingFitError.self) {
            try ScalingParameters(transform: .log1p, columns: 2, scaler: .standard).fit(Matrix([[1, 2], [3, -1]]))
        }
        #expect(error?.description == "scaling: row 1, column 1 is -1.0, which has no log1p")
    }

    @Test func refusesWhatIsNoNumberOrMissing() {
        let parameters = ScalingParameters(transform: .none, columns: 2, scaler: .minMax)
        #expect(throws: ScalingFitError.noRows) { try parameters.fit(Matrix(rows: 0, columns: 2)) }
        #expect(throws: ScalingFitError.nonFinite(NonFiniteValue(row: 0, column: 1, found: .nan))) {
            try parameters.fit(Matrix([[1, .nan]]))
        }
        let error = #expect(throws: ScalingFitError.self) { try parameters.fit(Matrix([[1]])) }
        #expect(error?.description == "scaling: transforms must be one per column (1), but is 2")
    }

    @Test(arguments: FeatureScaler.Kind.allCases)
    func refusesASpreadBeyondTheLargestNumber(scaler: FeatureScaler.Kind) {
        let extremes = Matrix([[-Double.greatestFiniteMagnitude], [Double.greatestFiniteMagnitude]])
        #expect(throws: ScalingFitError.overflow(column: 0)) {
            try ScalingParameters(transform: .none, columns: 1, scaler: scaler).fit(extremes)
        }
    }
}
