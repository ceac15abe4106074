import CSV
import Segmentation
import TestSupport
import Testing
import Training

@Suite struct ClusterCountTests {
    private static let blobs = GaussianBlobs(
        centres: [[0, 0], [9, 0], [0, 9], [9, 9]], perCentre: 30, spread: 0.6, seed: 12)

    @Test func allMeasuresFindTheClustersThatArePlainToSee() throws {
        let selection = try ClusterCountParameters(counts: 1...8, restarts: 5).fit(Self.blobs.points)
        #expect(selection.rows.map(\.count) == Array(1...8))
        for criterion in ClusterCountSelection.Criterion.allCases where criterion != .bic {
            #expect(selection.count(by: criterion) == 4, "\(criterion)")
        }
        #expect(selection.count(by: .bic) == nil)
        #expect(selection.isUnanimous)
        #expect(selection.votes.map(\.count) == [4])
    }

    @Test func mixturesBesideKMeansGiveTheCriterionOfEachCount() throws {
        let selection = try ClusterCountParameters(counts: 2...5, restarts: 5, references: 0, fitsMixtures: true)
            .fit(Self.blobs.points)
        #expect(selection.rows.allSatisfy { $0.fit.mixture == nil && $0.bic != nil })
        #expect(selection.count(by: .bic) == 4)
        #expect(selection.table.rows[2].bic == selection.rows[2].bic)
        let mixture = try GaussianMixtureParameters(components: 4, restarts: 1, tolerance: 1e-3).fit(Self.blobs.points)
        #expect(selection.rows[2].bic == mixture.bic)
    }

    @Test func flatComponentsGiveNoCriterion() throws {
        // Five rows in two dimensions cannot have two components of three rows each.
        let selection = try ClusterCountParameters(counts: 2...2, restarts: 2, references: 0, fitsMixtures: true)
            .fit(Matrix([[0, 0], [0, 1], [9, 9], [9, 8], [8, 9]]))
        #expect(selection.rows[0].bic == nil && selection.count(by: .bic) == nil)
    }

    @Test func theGapSeesThatThereAreNoClusters() throws {
        var generator = SeededGenerator(seed: 5)
        let points = Matrix((0..<150).map { _ in [generator.unitInterval(), generator.unitInterval()] })
        let selection = try ClusterCountParameters(counts: 1...5, restarts: 5, references: 20).fit(points)
        #expect(selection.count(by: .gap) == 1)
        // The others cannot say so, and the table shows that they disagree.
        #expect(selection.count(by: .silhouette) ?? 0 > 1)
        #expect(!selection.isUnanimous)
        #expect(selection.votes.flatMap(\.criteria).count == 5)
        #expect(selection.votes.map(\.criteria.count) == selection.votes.map(\.criteria.count).sorted(by: >))
    }

    @Test func columnsThatVaryTogetherAreNoClusters() throws {
        var generator = SeededGenerator(seed: 6)
        let points = Matrix(
            (0..<150).map { _ in
                let place = generator.unitInterval()
                return [place + 0.02 * generator.unitInterval(), place + 0.02 * generator.unitInterval()]
            })
        let selection = try ClusterCountParameters(counts: 1...4, restarts: 5, references: 20).fit(points)
        #expect(selection.count(by: .gap) == 1)
    }

    @Test func rowsAreTheFitsAndMeasuresOfEachCount() throws {
        let selection = try ClusterCountParameters(counts: 1...3, restarts: 4, references: 0, seed: 3)
            .fit(Self.blobs.points)
        #expect(selection.rows[0].quality == nil)
        #expect(selection.rows.allSatisfy { $0.gap == nil })
        #expect(selection.count(by: .gap) == nil)
        let fit = try ClusteringParameters(clusters: 3, restarts: 4, seed: 3).fit(Self.blobs.points)
        #expect(selection.rows[2].fit == fit)
        #expect(selection.rows[2].quality == (try Partition(points: Self.blobs.points, labels: fit.labels).quality()))
    }

    @Test(arguments: [1, 2, 5])
    func givesTheSameForEveryNumberOfWorkers(workers: Int) throws {
        let parameters = ClusterCountParameters(counts: 2...4, restarts: 3, references: 4)
        let alone = try parameters.fit(Self.blobs.points, workers: Workers(count: 1))
        #expect(try parameters.fit(Self.blobs.points, workers: Workers(count: workers)) == alone)
    }

    @Test func asManyClustersAsRowsLeaveNothingToMeasure() throws {
        let selection = try ClusterCountParameters(counts: 2...3, restarts: 2).fit(Matrix([[0], [1], [5]]))
        #expect(selection.rows[1].quality == nil && selection.rows[1].gap == nil)
        #expect(selection.count(by: .silhouette) == 2)
        #expect(selection.count(by: .elbow) == nil)
    }

    @Test(arguments: [
        (ClusterCountParameters(counts: 0...3), "choice of k: counts must be at least 1, but is 0"),
        (ClusterCountParameters(restarts: 0), "choice of k: restarts must be at least 1, but is 0"),
        (ClusterCountParameters(references: -1), "choice of k: references must be at least 0, but is -1"),
        (
            ClusterCountParameters(counts: 2...4),
            "choice of k: k-means: 4 clusters need at least 4 distinct rows, but there are 3"
        ),
    ])
    func refusesWhatItCannotCompare(parameters: ClusterCountParameters, message: String) {
        let error = #expect(throws: ClusterCountFitError.self) { try parameters.fit(Matrix([[0], [1], [5]])) }
        #expect(error?.description == message)
    }

    @Test(.enabled(if: ClusteringReference.isPresent, "needs ../shared beside the package"))
    func theMallComesToTheReference() throws {
        let reference: ClusteringReference.Mall = try ClusteringReference.read("c_mall.json")
        let expected = try #require(reference.main["income+score standardised"])
        let table = try AttributeSource(
            FileSource(path: SharedFile.path("data/mall/Mall_Customers.csv")), identifier: CSVColumn("CustomerID"),
            columns: [.numeric("Annual Income (k$)"), .numeric("Spending Score (1-100)")], outliers: nil
        ).read().table
        let points = try ScalingParameters(transform: .none, columns: 2, scaler: .standard).fit(table.matrix).scaled
        let selection = try ClusterCountParameters(restarts: BuildMode.isOptimised ? 200 : 40, references: 5)
            .fit(points)
        #expect(selection.count(by: .silhouette) == expected.bestKBySilhouette)
        #expect(selection.count(by: .daviesBouldin) == expected.bestKByDaviesBouldin)
        #expect(selection.count(by: .elbow) == 5)
        for (row, other) in zip(selection.rows, expected.byK) where row.count <= 6 {
            #expect(abs((row.quality?.silhouette.mean ?? 0) - other.silhouette) < 0.005)
        }
    }
}
