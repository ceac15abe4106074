import Glibc
import Segmentation
import Testing

@Suite struct GaussianMixtureModelTests {
    /// Two components in two columns, of each shape.
    private func model(_ shape: GaussianMixtureModel.CovarianceShape) throws -> GaussianMixtureModel {
        let covariances =
            switch shape {
            case .full: Matrix([[4, 2], [2, 3], [1, 0], [0, 1]])
            case .tied: Matrix([[4, 2], [2, 3]])
            case .diagonal: Matrix([[4, 3], [1, 1]])
            case .spherical: Matrix([[4], [1]])
            }
        return try GaussianMixtureModel(
            shape: shape, weights: [0.25, 0.75], means: Matrix([[0, 0], [4, 1]]), covariances: covariances)
    }

    /// Determinants and squared Mahalanobis distances of (2, 1) from both means, by hand.
    static let densities: [(GaussianMixtureModel.CovarianceShape, determinants: [Double], squares: [Double])] = [
        (.full, [8, 1], [1, 4]), (.tied, [8, 8], [1, 1.5]), (.diagonal, [12, 1], [4.0 / 3, 4]),
        (.spherical, [16, 1], [1.25, 4]),
    ]

    @Test(arguments: densities)
    func densitiesAreThoseWorkedOutByHand(
        shape: GaussianMixtureModel.CovarianceShape, determinants: [Double], squares: [Double]
    ) throws {
        let densities = (0..<2).map { component in
            [0.25, 0.75][component] * exp(-squares[component] / 2)
                / (2 * .pi * determinants[component].squareRoot())
        }
        var shares = [0.0, 0]
        let (component, logDensity) = try model(shape).assign([2, 1], responsibilities: &shares)
        let sum = densities[0] + densities[1]
        #expect(abs(logDensity - log(sum)) < 1e-14)
        #expect(abs(shares[0] - densities[0] / sum) < 1e-14 && abs(shares[1] - densities[1] / sum) < 1e-14)
        #expect(component == (densities[0] > densities[1] ? 0 : 1))
    }

    @Test func aPointFarOutStillHasItsComponent() throws {
        var shares = [0.0, 0]
        let (component, logDensity) = try model(.spherical).assign([-1000, 0], responsibilities: &shares)
        // The wider component reaches farther, though both densities are 0 as numbers.
        #expect(component == 0 && shares == [1, 0])
        #expect(logDensity < -100_000 && logDensity.isFinite)
        _ = try model(.spherical).assign([1e300, 0], responsibilities: &shares)
        #expect(shares.allSatisfy { $0.isFinite })
    }

    @Test func equalComponentsShareAndTheLowerOneIsNamed() throws {
        let model = try GaussianMixtureModel(
            shape: .diagonal, weights: [0.5, 0.5], means: Matrix([[1], [-1]]), covariances: Matrix([[2], [2]]))
        var shares = [0.0, 0]
        let (component, _) = model.assign([0], responsibilities: &shares)
        #expect(component == 0)
        #expect(shares == [0.5, 0.5])
    }

    @Test func numbersThatMakeNoMixtureAreRefused() {
        let means = Matrix([[0, 0], [4, 1]])
        #expect(throws: GaussianMixtureModel.Failure.weights) {
            try GaussianMixtureModel(
                shape: .spherical, weights: [0.5, 0.6], means: means, covariances: Matrix([[1], [1]]))
        }
        #expect(throws: GaussianMixtureModel.Failure.weights) {
            try GaussianMixtureModel(
                shape: .spherical, weights: [-0.5, 1.5], means: means, covariances: Matrix([[1], [1]]))
        }
        #expect(throws: GaussianMixtureModel.Failure.notPositiveDefinite(component: 1)) {
            try GaussianMixtureModel(
                shape: .diagonal, weights: [0.5, 0.5], means: means, covariances: Matrix([[1, 1], [1, 0]]))
        }
        #expect(throws: GaussianMixtureModel.Failure.notPositiveDefinite(component: 0)) {
            try GaussianMixtureModel(
                shape: .tied, weights: [0.5, 0.5], means: means, covariances: Matrix([[1, 2], [2, 1]]))
        }
    }

    @Test func aFactorWhitensItsMatrix() throws {
        let factor = try #require(CholeskyFactor(Matrix([[4, 2, 0.4], [2, 3, 1], [0.4, 1, 2]])))
        // 4(3·2 − 1) − 2(2·2 − 0.4) + 0.4(2 − 3·0.4)
        #expect(abs(factor.logDeterminant - log(13.12)) < 1e-14)
        #expect(factor.inverse[0, 1] == 0 && factor.inverse[0, 0] == 0.5)
        #expect(CholeskyFactor(Matrix([[1, 2], [2, 1]])) == nil)
        #expect(CholeskyFactor(Matrix([[.nan]])) == nil)
    }
}
