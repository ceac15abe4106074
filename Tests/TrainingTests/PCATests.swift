import Segmentation
import TestSupport
import Testing
import Training

@Suite struct PCATests {
    private static let blobs = GaussianBlobs(
        centres: [[0, 0, 0], [6, 1, 3], [0, 7, -4]], perCentre: 30, spread: 0.5, seed: 3)

    @Test func pointsOnALineHaveOneComponent() throws {
        let fit = try PCAParameters().fit(Matrix([[1, 2], [2, 4], [3, 6], [4, 8]]))
        #expect(fit.mean == [2.5, 5])
        #expect(abs(fit.varianceRatios[0] - 1) < 1e-15 && abs(fit.varianceRatios[1]) < 1e-15)
        // The variances of the columns with ddof 0 are 1.25 and 5.
        #expect(abs(fit.variances[0] - 6.25) < 1e-14)
        let scale = 5.0.squareRoot()
        #expect(abs(fit.components[0, 0] - 1 / scale) < 1e-15 && abs(fit.components[0, 1] - 2 / scale) < 1e-15)
        let projected = fit.project(Matrix([[3.5, 7]]))
        #expect(abs(projected[0, 0] - scale) < 1e-15 && abs(projected[0, 1]) < 1e-15)
    }

    @Test func allComponentsReconstructTheRows() throws {
        let fit = try PCAParameters().fit(Self.blobs.points)
        let back = fit.reconstruct(fit.project(Self.blobs.points))
        #expect(zip(back.values, Self.blobs.points.values).allSatisfy { abs($0 - $1) < 1e-12 })
    }

    @Test func projectedRowsVaryByTheVariancesAndDoNotVaryTogether() throws {
        let fit = try PCAParameters(components: .count(2)).fit(Self.blobs.points)
        let again = try PCAParameters().fit(fit.project(Self.blobs.points))
        #expect(again.mean.allSatisfy { abs($0) < 1e-13 })
        #expect(zip(again.variances, fit.variances).allSatisfy { abs($0 - $1) < 1e-12 })
        #expect(zip(again.components.values, [1, 0, 0, 1]).allSatisfy { abs($0 - $1) < 1e-12 })
    }

    @Test(arguments: [(0.1, 1), (0.9, 2), (1.0, 3)])
    func asFewComponentsAreKeptAsExplainTheShare(share: Double, components: Int) throws {
        let fit = try PCAParameters(components: .varianceShare(share)).fit(Self.blobs.points)
        #expect(fit.components.rows == components && fit.variances.count == components)
        #expect(fit.varianceRatios.count == 3)
        #expect(fit.varianceRatios.prefix(components).reduce(0, +) >= share - 1e-15)
        #expect(fit.varianceRatios.prefix(components - 1).reduce(0, +) < share)
    }

    @Test func rowsThatDoNotVaryHaveNoVarianceToShare() throws {
        let fit = try PCAParameters().fit(Matrix([[3, 4], [3, 4]]))
        #expect(fit.variances == [0, 0] && fit.varianceRatios == [0, 0])
        #expect(fit.project(Matrix([[3, 4]])) == Matrix([[0, 0]]))
    }

    @Test func refusesWhatItCannotFit() {
        #expect(throws: PCAFitError.empty) { try PCAParameters().fit(Matrix(rows: 0, columns: 2)) }
        #expect(throws: PCAFitError.nonFinite(NonFiniteValue(row: 1, column: 0, found: .nan))) {
            try PCAParameters().fit(Matrix([[1], [.nan]]))
        }
        #expect(throws: PCAFitError.overflow) { try PCAParameters().fit(Matrix([[1e200], [-1e200]])) }
    }

    @Test(arguments: [
        (PCAParameters.Components.count(0), "PCA: components must be at least 1, but is 0"),
        (.count(3), "PCA: components must be at most one per column (2), but is 3"),
        (.varianceShare(1.5), "PCA: varianceShare must be above 0 and at most 1, but is 1.5"),
        (.varianceShare(.nan), "PCA: varianceShare must be above 0 and at most 1, but is nan"),
    ])
    func refusesParametersOutOfRange(components: PCAParameters.Components, message: String) {
        let error = #expect(throws: PCAFitError.self) {
            try PCAParameters(components: components).fit(Matrix([[1, 2], [3, 4]]))
        }
        #expect(error?.description == message)
    }

    @Test(
        .enabled(if: ClusteringReference.isPresent, "needs ../shared beside the package"),
        arguments: [
            ("log1p+standard RFM", FeatureTransform.log1p, 3), ("standard RFM", .none, 3),
            ("log1p+standard 5 features", .log1p, 5), ("standard 5 features", .none, 5),
        ])
    func onlineRetailComesToTheReference(name: String, transform: FeatureTransform, columns: Int) throws {
        let reference: ClusteringReference.Retail = try ClusteringReference.read("a_online_retail.json")
        let expected = try #require(reference.pca[name])
        let scaling = try ScalingParameters(transform: transform, columns: columns, scaler: .standard)
            .fit(ClusteringReference.retailFeatures(columns))
        let fit = try PCAParameters().fit(scaling.scaled)
        for (component, loadings) in expected.componentsRows.enumerated() {
            #expect(abs(fit.varianceRatios[component] - expected.explainedVarianceRatio[component]) < 1e-6)
            #expect(abs(fit.variances[component] - expected.eigenvaluesDdof0[component]) < 1e-6)
            // The reference was given the same rule of signs.
            #expect(zip(fit.components.row(component), loadings).allSatisfy { abs($0 - $1) < 1e-5 })
        }
    }
}
