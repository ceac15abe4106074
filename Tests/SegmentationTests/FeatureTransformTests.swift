import Segmentation
import Testing

@Suite struct FeatureTransformTests {
    @Test(arguments: FeatureTransform.allCases)
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
        // The C library's cube root may be off by a unit in the last place.
        #expect(abs(transform.apply(value) - expected) <= expected.ulp)
    }

    @Test(arguments: [
        (FeatureTransform.none, -5.0, true), (.log1p, -1.0, false), (.log1p, -0.5, true), (.sqrt, -0.1, false),
        (.cbrt, -1e300, true), (.none, Double.infinity, false), (.cbrt, Double.nan, false),
    ])
    func knowsItsDomain(transform: FeatureTransform, value: Double, inside: Bool) {
        #expect(transform.contains(value) == inside)
    }
}
