import Segmentation
import Testing
import Training

@Suite struct YeoJohnsonFitTests {
    /// What `scipy.stats.yeojohnson` of SciPy 1.17.1 fits, and its log-likelihood.
    static let references: [([Double], lambda: Double, logLikelihood: Double)] = [
        ([1, 2, 4, 8, 16], -0.18811286537954144, -7.044999847974481),
        ([-3, -1, 0, 2, 5, 9], 0.6864649974898644, -7.786922080259109),
        ([0, 0, 0, 1, 50], -0.8919022408599591, -4.558816706608237),
    ]

    @Test(arguments: references)
    func exponentsAreThoseOfSciPy(values: [Double], lambda: Double, logLikelihood: Double) {
        let fit = YeoJohnsonFit(of: values)
        #expect(abs(fit.lambda - lambda) < 1e-6)
        #expect(abs(fit.logLikelihood - logLikelihood) < 1e-9)
    }

    @Test func equalValuesAreLeftAsTheyAre() {
        #expect(YeoJohnsonFit(of: [4, 4, 4]).lambda == 1)
    }

    @Test func exponentsStayWithinTheirBounds() {
        let values = (0..<40).map { $0 == 0 ? -1e9 : 1 - 1e-9 * Double($0) }
        #expect(FeatureTransform.lambdas.contains(YeoJohnsonFit(of: values).lambda))
    }
}
