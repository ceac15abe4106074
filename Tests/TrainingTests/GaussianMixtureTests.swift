import Segmentation
import TestSupport
import Testing
import Training

@Suite struct GaussianMixtureTests {
    /// What scikit-learn 1.9 makes of `points`, from the optimal k-means partition with tolerance 1e-12.
    struct Reference: Sendable, CustomTestStringConvertible {
        let shape: GaussianMixtureModel.CovarianceShape
        let logLikelihood, aic, bic: Double
        let weights, means, covariances: [Double]
        /// Responsibilities for (2, 3), and the logarithm of the density there.
        let responsibilities: [Double]
        let logDensity: Double

        var testDescription: String { shape.rawValue }
    }

    private static let points = Matrix([
        [0.12, 0.31], [0.55, -0.42], [-0.61, 0.18], [0.92, 0.77], [-0.33, -0.95], [0.08, 1.21], [-1.10, -0.27],
        [4.10, 3.85], [4.72, 4.93], [3.55, 3.10], [5.20, 5.45], [4.40, 3.60], [3.95, 4.75],
        [0.20, 6.10], [1.05, 5.70], [-0.85, 6.55], [0.45, 5.35], [-0.15, 6.90],
    ])

    static let references = [
        Reference(
            shape: .full, logLikelihood: -49.470093016317165, aic: 132.94018603263433, bic: 148.0765059168691,
            weights: [0.38888889, 0.27777779, 0.33333333],
            means: [-0.05285714, 0.11857143, 0.14000009, 6.11999992, 4.32000002, 4.28000003],
            covariances: [
                0.40587858, 0.1651388, 0.1651388, 0.46269898, 0.39840131, -0.25480027, -0.25480027, 0.31260123,
                0.286501, 0.34408333, 0.34408333, 0.67533432,
            ],
            responsibilities: [9.51155186e-01, 2.02913807e-03, 4.68156759e-02], logDensity: -12.30212917),
        Reference(
            shape: .tied, logLikelihood: -54.60064503820682, aic: 131.20129007641364, bic: 140.99537941327145,
            weights: [0.38888889, 0.27777778, 0.33333333],
            means: [-0.05285714, 0.11857143, 0.14, 6.12, 4.32, 4.28],
            covariances: [0.36400894, 0.1081373, 0.1081373, 0.49188354],
            responsibilities: [3.00788559e-02, 7.06511003e-06, 9.69914079e-01], logDensity: -9.78493424),
        Reference(
            shape: .diagonal, logLikelihood: -54.70049454674431, aic: 137.40098909348862, bic: 149.8661937040349,
            weights: [0.38888889, 0.27777778, 0.33333333],
            means: [-0.05285714, 0.11857143, 0.14, 6.12, 4.32, 4.28],
            covariances: [0.40587855, 0.46269896, 0.398401, 0.312601, 0.28650101, 0.67533433],
            responsibilities: [3.26691423e-02, 9.13466011e-05, 9.67239511e-01], logDensity: -12.68826378),
        Reference(
            shape: .spherical, logLikelihood: -55.28750130678738, aic: 132.57500261357475, bic: 142.36909195043256,
            weights: [0.38888889, 0.2777774, 0.33333371],
            means: [-0.05285714, 0.11857143, 0.13999878, 6.12000058, 4.31999629, 4.2800016],
            covariances: [0.43428876, 0.35550081, 0.48092434],
            responsibilities: [1.05269250e-03, 1.45360709e-05, 9.98932771e-01], logDensity: -9.50263859),
    ]

    @Test(arguments: references)
    func comesToTheReference(reference: Reference) throws {
        let fit = try GaussianMixtureParameters(components: 3, shape: reference.shape, tolerance: 1e-12)
            .fit(Self.points)
        #expect(abs(fit.logLikelihood - reference.logLikelihood) < 1e-6)
        #expect(abs(fit.aic - reference.aic) < 1e-6 && abs(fit.bic - reference.bic) < 1e-6)
        // In the order of the first row of each, as the reference has them.
        let order = [fit.labels[0], fit.labels[13], fit.labels[7]]
        let model = fit.model
        func agree(_ found: [Double], _ expected: [Double]) -> Bool {
            found.count == expected.count && zip(found, expected).allSatisfy { abs($0 - $1) < 1e-6 }
        }
        #expect(agree(order.map { model.weights[$0] }, reference.weights))
        #expect(agree(order.flatMap { model.means.row($0) }, reference.means))
        let height = reference.shape == .full ? 2 : 1
        let covariances =
            reference.shape == .tied
            ? model.covariances.values
            : order.flatMap { component in
                (0..<height).flatMap { model.covariances.row(component * height + $0) }
            }
        #expect(agree(covariances, reference.covariances))
        var shares = [0.0, 0, 0]
        let (_, logDensity) = model.assign([2, 3], responsibilities: &shares)
        #expect(abs(logDensity - reference.logDensity) < 1e-4)
        #expect(zip(order.map { shares[$0] }, reference.responsibilities).allSatisfy { abs($0 - $1) < 1e-5 })
    }

    private static let blobs = GaussianBlobs(
        centres: [[0, 0, 0], [3, 0, 1], [0, 3, -2]], perCentre: 60, spread: 1, seed: 3)

    @Test(arguments: GaussianMixtureModel.CovarianceShape.allCases, [1, 3, 4])
    func theLikelihoodNeverFalls(shape: GaussianMixtureModel.CovarianceShape, components: Int) throws {
        let fit = try GaussianMixtureParameters(
            components: components, shape: shape, restarts: 3, regularisation: 0
        ).fit(Self.blobs.points)
        #expect(fit.isConverged)
        #expect(fit.iterations >= 1)
        for (earlier, later) in zip(fit.meanLogLikelihoods, fit.meanLogLikelihoods.dropFirst()) {
            #expect(later >= earlier - 1e-12)
        }
    }

    @Test func findsThePlantedBlobs() throws {
        let blobs = GaussianBlobs(centres: [[0, 0], [8, 0], [0, 8]], perCentre: 50, spread: 1, seed: 4)
        let fit = try GaussianMixtureParameters(components: 3, restarts: 3).fit(blobs.points)
        let contingency = Contingency(blobs.labels, clusters: 3, fit.labels, otherClusters: 3)
        #expect(contingency.adjustedRandIndex > 0.97)
        #expect(fit.model.weights.allSatisfy { abs($0 - 1.0 / 3) < 0.02 })
        #expect(fit.labels.count == 150)
    }

    @Test func tellsADenseClusterFromAWideOneThatKMeansCuts() throws {
        var generator = SeededGenerator(seed: 9)
        let labels = (0..<300).map { $0 % 2 }
        let points = Matrix(
            labels.map { label in
                let spread = label == 0 ? 3.0 : 0.3
                return [5 * Double(label) + spread * generator.gaussian(), spread * generator.gaussian()]
            })
        let mixture = try GaussianMixtureParameters(components: 2).fit(points)
        let kMeans = try KMeansParameters(clusters: 2, restarts: 5).fit(points)
        func agreement(_ found: [Int]) -> Double {
            Contingency(labels, clusters: 2, found, otherClusters: 2).adjustedRandIndex
        }
        #expect(agreement(mixture.labels) > 0.9)
        #expect(agreement(kMeans.labels) < 0.8)
    }

    @Test(arguments: [(1, 1), (1, 3), (4, 1), (4, 3)])
    func givesTheSameForEveryNumberOfWorkers(restarts: Int, workers: Int) throws {
        let parameters = GaussianMixtureParameters(components: 3, restarts: restarts, seed: 99)
        let alone = try parameters.fit(Self.blobs.points, workers: Workers(count: 1))
        #expect(try parameters.fit(Self.blobs.points, workers: Workers(count: workers)) == alone)
    }

    /// Sums of a thousand rows each are made apart and then added up.
    @Test func rowsOfManyPartsGiveTheSameForEveryNumberOfWorkers() throws {
        let blobs = GaussianBlobs(centres: [[0, 0], [3, 1]], perCentre: 700, spread: 1, seed: 8)
        let parameters = GaussianMixtureParameters(components: 2, restarts: 1, maximumIterations: 2)
        let alone = try parameters.fit(blobs.points, workers: Workers(count: 1))
        #expect(try parameters.fit(blobs.points, workers: Workers(count: 3)) == alone)
    }

    @Test func theOrderOfRowsChangesNothingButDigits() throws {
        let rows = (0..<Self.blobs.points.rows).map { Array(Self.blobs.points.row($0)) }
        let forward = try GaussianMixtureParameters(components: 3).fit(Self.blobs.points)
        let backward = try GaussianMixtureParameters(components: 3).fit(Matrix(rows.reversed()))
        #expect(abs(forward.logLikelihood - backward.logLikelihood) < 1e-2)
        let contingency = Contingency(
            forward.labels, clusters: 3, backward.labels.reversed(), otherClusters: 3)
        #expect(contingency.adjustedRandIndex > 0.97)
    }

    @Test func countsTheNumbersItFits() throws {
        let counts = try GaussianMixtureModel.CovarianceShape.allCases.map { shape in
            try GaussianMixtureParameters(components: 2, shape: shape, restarts: 1).fit(Self.blobs.points)
                .freeParameters
        }
        #expect(counts == [12 + 6 + 1, 6 + 6 + 1, 6 + 6 + 1, 2 + 6 + 1])
    }

    @Test func equalRowsAreKeptApartFromNothingByRegularisation() throws {
        let points = Matrix([[Double]](repeating: [1, 2], count: 5) + [[Double]](repeating: [3, 4], count: 5))
        let fit = try GaussianMixtureParameters(components: 2, restarts: 2).fit(points)
        #expect(Set(fit.labels.prefix(5)).count == 1 && fit.labels[0] != fit.labels[5])
        #expect(abs(fit.model.covariances[0, 0] - 1e-6) < 1e-12)
        let failure = #expect(throws: GaussianMixtureFitError.self) {
            try GaussianMixtureParameters(components: 2, regularisation: 0).fit(points)
        }
        #expect(
            failure?.description
                == "mixture: expected a positive definite covariance matrix for component 0; scale the columns, "
                + "drop those that follow from others, or regularise more")
    }

    @Test(arguments: [
        (GaussianMixtureParameters(components: 0), "mixture: components must be at least 1, but is 0"),
        (GaussianMixtureParameters(components: 2, restarts: 0), "mixture: restarts must be at least 1, but is 0"),
        (
            GaussianMixtureParameters(components: 2, maximumIterations: 0),
            "mixture: maximumIterations must be at least 1, but is 0"
        ),
        (
            GaussianMixtureParameters(components: 2, tolerance: -1),
            "mixture: tolerance must be a finite number of at least 0, but is -1.0"
        ),
        (
            GaussianMixtureParameters(components: 2, regularisation: .nan),
            "mixture: regularisation must be a finite number of at least 0, but is nan"
        ),
        (
            GaussianMixtureParameters(components: 9),
            "mixture: k-means: 9 clusters need at least 9 distinct rows, but there are 2"
        ),
    ])
    func refusesWhatItCannotFit(parameters: GaussianMixtureParameters, message: String) {
        let error = #expect(throws: GaussianMixtureFitError.self) { try parameters.fit(Matrix([[1], [2]])) }
        #expect(error?.description == message)
    }

    @Test(.enabled(if: BasketReference.isPresent, "needs ../shared beside the package"))
    func basketsComeToTheReference() throws {
        let space = try BasketReference.space()
        #expect(zip(space.ratios, [0.4576445205, 0.1998475958, 0.1429786497]).allSatisfy { abs($0 - $1) < 1e-6 })
        let kMeans = try KMeansParameters(clusters: 4, restarts: 50).fit(space.points)
        #expect(abs(kMeans.inertia - 229.1657653) < 1e-4)
        let fit = try GaussianMixtureParameters(components: 4, restarts: 30).fit(space.points)
        #expect(fit.bic <= 1534.7)
        #expect(abs(fit.logLikelihood + 705.9643418) < 1e-2)
        let sizes = (0..<4).map { label in fit.labels.count { $0 == label } }
        #expect(sizes.sorted(by: >) == [72, 59, 41, 36])
    }
}
