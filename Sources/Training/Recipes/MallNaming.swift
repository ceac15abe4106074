import Segmentation

/// The kinds of customers that are known in the two usual ways to segment those of a mall; else names by figures.
struct MallNaming: SegmentNaming {
    let attributes: [MallRecipe.Attribute]

    func numbers(for clusters: UnnumberedClusters) throws(ArchetypeError) -> [Int] {
        try naming(clusters.count).numbers(for: clusters)
    }

    func segments(
        of profiles: [ClusterProfile], overall: ClusterProfile, features: [Feature]
    ) throws(SegmentMap.Failure) -> SegmentMap {
        try naming(profiles.count).segments(of: profiles, overall: overall, features: features)
    }

    private func naming(_ count: Int) -> any SegmentNaming {
        let kinds = Set(attributes)
        if kinds == Set(MallRecipe.Attribute.allCases), count == 4 { return Self.byPerson }
        if kinds == [.income, .score], count == 5 { return Self.bySpending }
        return ProfileNaming()
    }

    private static func template(
        _ name: String, _ profile: [Double], _ description: String, _ offers: [String],
        _ characteristics: @escaping @Sendable (ClusterFigures) -> [String]
    ) -> SegmentTemplate {
        SegmentTemplate(
            name: name, profile: profile, description: description, characteristics: characteristics, offers: offers)
    }

    @Sendable private static func spending(_ figures: ClusterFigures) -> [String] {
        [
            "Income ~\(figures.mean("AnnualIncome", .brief))k$ a year",
            "Spending score ~\(figures.mean("SpendingScore", .brief)) of 100",
            "\(figures.share) of customers",
        ]
    }

    @Sendable private static func person(_ figures: ClusterFigures) -> [String] {
        ["Age ~\(figures.mean("Age", .brief))"] + spending(figures)
    }

    /// Four kinds by all four attributes.
    private static let byPerson = SegmentCatalogue(
        features: ["Age", "AnnualIncome", "SpendingScore"],
        templates: [
            template(
                "Young Moderate Spenders", [-1, -1, 1],
                "Young customers of moderate income who spend moderately to much",
                ["Student and starter discounts", "Loyalty points on every visit", "Trends and events by app"], person),
            template(
                "Affluent Savers", [1, 1, -1], "Older customers of high income who spend little here",
                ["Premium quality with personal advice", "Invitations to previews", "Services that save time"], person),
            template(
                "Young High Spenders", [-1, 1, 1], "Young customers of varied, mostly high income who spend the most",
                [
                    "VIP programme with early access", "Exclusive brands and collections",
                    "Rewards for referring friends",
                ],
                person),
            template(
                "Careful Spenders", [1, -1, -1], "Older customers of low income who spend little",
                ["Everyday value and bundles", "Coupons for essentials", "Seasonal sales"], person),
        ],
        rankingFeature: "SpendingScore", rankingPhrase: "spending score", figures: person)

    /// Five kinds by income and score.
    private static let bySpending = SegmentCatalogue(
        features: ["AnnualIncome", "SpendingScore"],
        templates: [
            template(
                "Impulsive", [-1, 1], "Low income, high spending",
                ["Limited-time offers", "Instalments without interest", "Loyalty points"], spending),
            template(
                "Frugal", [-1, -1], "Low income, low spending",
                ["Everyday value and bundles", "Coupons for essentials", "Clearance sales"], spending),
            template(
                "Standard", [0, 0], "Middle income, middle spending",
                ["Seasonal sales", "Loyalty programme", "Recommendations from past purchases"], spending),
            template(
                "Target", [1, 1], "High income, high spending",
                ["VIP programme with early access", "Exclusive brands", "Rewards for referring friends"], spending),
            template(
                "Careful", [1, -1], "High income, low spending",
                ["Premium quality with personal advice", "Invitations to previews", "Survey on what is missing"],
                spending),
        ],
        rankingFeature: "SpendingScore", rankingPhrase: "spending score", figures: spending)
}
