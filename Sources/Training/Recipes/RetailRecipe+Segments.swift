extension RetailRecipe {
    /// The four kinds of customers of a shop, by where they lie among the clusters.
    var habitCatalogue: SegmentCatalogue {
        let figures = phrases
        return SegmentCatalogue(
            features: ["recency", "frequency", "monetary"],
            templates: [
                SegmentTemplate(
                    name: "Churn Risk", profile: [1, -1, -1],
                    description: "Customers who bought seldom and little, and not for a long time",
                    characteristics: figures,
                    offers: [
                        "Win-back discount that ends soon",
                        "News from the range they bought before",
                        "Free shipping on the next order",
                        "Short survey on why they left, with a voucher as thanks",
                    ]),
                SegmentTemplate(
                    name: "Occasional Buyers", profile: [0, 0, 0],
                    description: "Customers who come back now and then, last seen some weeks ago",
                    characteristics: figures,
                    offers: [
                        "Seasonal sales and limited-time offers",
                        "Bundles built around past purchases",
                        "Free shipping above their usual order value",
                        "Reminder when favourites are back in stock",
                    ]),
                SegmentTemplate(
                    name: "Loyal High-Value", profile: [-1, 1, 1],
                    description: "Customers who buy often, bought lately and spend the most",
                    characteristics: figures,
                    offers: [
                        "Early access to new products",
                        "VIP tier with personal service",
                        "Volume discounts on large orders",
                        "Rewards for referring new customers",
                    ]),
                SegmentTemplate(
                    name: "Potential Loyalists", profile: [-1, 0, 0],
                    description: "Customers who bought lately and can become regulars",
                    characteristics: figures,
                    offers: [
                        "Loyalty programme with a welcome bonus",
                        "Recommendations that go with the last purchase",
                        "Voucher for a further order within 30 days",
                        "Double points on the next three orders",
                    ]),
            ],
            rankingFeature: "monetary", rankingPhrase: "monetary value", figures: figures)
    }

    /// What is typical of a cluster, in the units of the data.
    var phrases: @Sendable (ClusterFigures) -> [String] {
        let unit = currency.map { " " + $0 } ?? ""
        return { figures in
            [
                "Last purchase ~\(figures.mean("recency", .whole)) days ago",
                "~\(figures.mean("frequency", .brief)) orders",
                "~\(figures.mean("monetary", .whole))\(unit) spent in total"
                    + " (median \(figures.median("monetary", .whole))\(unit))",
                "\(figures.share) of customers, \(figures.share(of: "monetary")) of revenue",
            ]
        }
    }
}
