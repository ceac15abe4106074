import Segmentation
import Testing

@Suite struct FeatureTransformTests {
    @Test(arguments: FeatureTransform.unfitted)
    func invertingGivesBackTheValue(transform: FeatureTransform) {
        for value in [0.0, 0.5, 1, 27, 280_206.02] {
            #expect(abs(transform.invert(transform.apply(value)) - value) <= 1e-9 * max(1, value))
        }
    }

    @Test(arguments: [
        (FeatureTransform.none, 8.0, 8.0), (.log1p, 0.0, 0.0), (.sqrt, 9.0, 3.0), (.cbrt, 27.0, 3.0),
        (.cbrt, -8.0, -2.0),
    ])
    func appliesTheNamedFunction(transform: FeatureTransform, value: Double, expected: Double) {
        #expect(transform.apply(value) == expected)
    }

    @Test(arguments: [
        (FeatureTransform.none, -5.0, true), (.log1p, -1.0, false), (.log1p, -0.5, true), (.sqrt, -0.1, false),
        (.cbrt, -1e300, true), (.none, Double.infinity, false), (.cbrt, Double.nan, false),
    ])
    func knowsItsDomain(transform: FeatureTransform, value: Double, inside: Bool) {
        #expect(transform.contains(value) == inside)
    }

    /// `scipy.stats.yeojohnson` of SciPy 1.17.1 of -3, -0.5, 0, 0.25 and 7.
    static let powers: [(Double, [Double])] = [
        (-1.5, [-36.28571428571428, -0.895289697413318, 0, 0.18963883146671154, 0.6372038841172272]),
        (0, [-7.5, -0.625, 0, 0.22314355131420976, 2.0794415416798357]),
        (0.5, [-4.666666666666665, -0.5580782047249224, 0, 0.2360679774997897, 3.6568542494923797]),
        (1, [-3, -0.5, 0, 0.25, 7]),
        (2, [-1.3862943611198906, -0.4054651081081644, 0, 0.28125, 31.5]),
        (2.5, [-1, -0.36700683814454793, 0, 0.2987712429686843, 72.00773439350245]),
    ]

    @Test(arguments: powers)
    func powersAreThoseOfYeoAndJohnson(lambda: Double, expected: [Double]) {
        let transform = FeatureTransform.yeoJohnson(lambda: lambda)
        for (value, expected) in zip([-3, -0.5, 0, 0.25, 7], expected) {
            let found = transform.apply(value)
            #expect(abs(found - expected) <= 1e-13 * max(1, abs(expected)))
            #expect(abs(transform.invert(found) - value) <= 1e-12 * max(1, abs(value)))
        }
    }

    @Test(arguments: [-5.0, -1, 0, 1, 2, 5])
    func powersKeepTheOrderAndAreFiniteOfAllThatAFeatureMayHold(lambda: Double) {
        let transform = FeatureTransform.yeoJohnson(lambda: lambda)
        let values = [-1e15, -1e9, -3, -0.1, 0, 0.1, 3, 1e9, 1e15].map(transform.apply)
        #expect(values.allSatisfy(\.isFinite) && values == values.sorted())
        // What no value is transformed to comes back as the greatest there is.
        for place in [-1e300, 1e300] { #expect(transform.invert(place).magnitude <= 1e15) }
    }
}
