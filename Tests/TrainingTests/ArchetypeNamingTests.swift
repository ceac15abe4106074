import Segmentation
import Testing
import Training

@Suite struct ArchetypeNamingTests {
    private static let retail = ArchetypeTable(
        features: ["recency", "frequency", "monetary"],
        archetypes: [
            .init("Churn Risk", [1, -1, -1]), .init("Occasional Buyers", [0, 0, 0]),
            .init("Loyal High-Value", [-1, 1, 1]), .init("Potential Loyalists", [-1, 0, 0]),
        ])
    /// Cube root, min-max, k = 4 of the Online Retail customers, in an order of no meaning.
    private static let retailCentroids = Matrix([
        [0.2657918002, 0.08753468745, 0.1241793755], [0.8412623102, 0.0248588341, 0.08804906593],
        [0.1329853267, 0.2606238677, 0.2462976157], [0.5161080784, 0.06310092418, 0.117903726],
    ])

    @Test func namesTheRetailClustersByTheirProfiles() throws {
        let naming = try ArchetypeNaming(
            centroids: Self.retailCentroids, features: ["recency", "frequency", "monetary"], table: Self.retail)
        #expect(naming.names == ["Potential Loyalists", "Churn Risk", "Loyal High-Value", "Occasional Buyers"])
        #expect(naming.numbers == [3, 0, 2, 1])
        let profiles = [
            -0.6418612431, -0.2379633256, -0.3290735525, 1.490217888, -0.9318284194, -0.9256957603, -1.133900202,
            1.678253748, 1.687473082, 0.2855435565, -0.5084620032, -0.4327037697,
        ]
        for (found, expected) in zip(naming.profiles.values, profiles) { #expect(abs(found - expected) < 1e-7) }
    }

    @Test func featuresAreFoundByNameAmongOthers() throws {
        let customers = ArchetypeTable(
            features: ["TotalSpent", "AnnualIncome"],
            archetypes: [
                .init("Price-Sensitive Occasional", [-1, -1]), .init("High-Value Loyal", [1, 1]),
                .init("Value-Seeking Regular", [0, 0]),
            ])
        // Age, income and spending of the three clusters of the customer data, scaled.
        let naming = try ArchetypeNaming(
            centroids: Matrix([
                [0.9759, 1.654307249, 1.772436271], [-0.1394, -0.03600506771, -0.1287499267],
                [-0.4029, -1.272574453, -1.09793322],
            ]), features: ["Age", "AnnualIncome", "TotalSpent"], table: customers)
        #expect(naming.names == ["High-Value Loyal", "Value-Seeking Regular", "Price-Sensitive Occasional"])
        #expect(naming.numbers == [1, 2, 0])
    }

    @Test func fewerClustersThanArchetypesAreNumberedWithoutGaps() throws {
        let naming = try ArchetypeNaming(
            centroids: Matrix([[0, 1, 1], [1, 0, 0]]), features: Self.retail.features, table: Self.retail)
        #expect(naming.names == ["Loyal High-Value", "Churn Risk"])
        #expect(naming.numbers == [1, 0])
    }

    @Test func aFeatureInWhichAllAgreeTellsNothing() throws {
        let naming = try ArchetypeNaming(
            centroids: Matrix([[0.5, 1, 1], [0.5, 0, 0]]), features: Self.retail.features, table: Self.retail)
        #expect(naming.profiles.column(0) == [0, 0])
    }

    @Test func refusesWhatItCannotName() {
        let features = Self.retail.features
        #expect(throws: ArchetypeError.tooFewArchetypes(found: 4, clusters: 5)) {
            try ArchetypeNaming(centroids: Matrix(rows: 5, columns: 3), features: features, table: Self.retail)
        }
        #expect(throws: ArchetypeError.unknownFeature("monetary", known: ["recency", "frequency", "age"])) {
            try ArchetypeNaming(
                centroids: Matrix(rows: 2, columns: 3), features: ["recency", "frequency", "age"], table: Self.retail)
        }
        #expect(throws: ArchetypeError.nonFinite(NonFiniteValue(row: 0, column: 2, found: .nan))) {
            try ArchetypeNaming(centroids: Matrix([[1, 2, .nan]]), features: features, table: Self.retail)
        }
    }
}
