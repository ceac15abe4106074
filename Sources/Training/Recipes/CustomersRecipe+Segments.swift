extension CustomersRecipe {
    /// The three kinds of customers, by where they lie among the clusters in income, spending and engagement; age and
    /// the categories do not count.
    static let catalogue = SegmentCatalogue(
        features: ["AnnualIncome", "TotalSpent", "MonthlyPurchases", "AvgOrderValue", "AppTimeMinutes"],
        templates: [priceSensitive, highValue, valueSeeking],
        rankingFeature: "TotalSpent", rankingPhrase: "total spending"
    ) { figures in
        [
            "Annual income ~$\(figures.mean("AnnualIncome", .compact))",
            "Total spending ~$\(figures.mean("TotalSpent", .compact))",
            "Monthly purchases \(figures.mean("MonthlyPurchases", .decimals(1)))",
            "App engagement ~\(figures.mean("AppTimeMinutes", .whole)) mins",
        ]
    }

    private static let priceSensitive = SegmentTemplate(
        name: "Price-Sensitive Occasional", profile: [-1, -1, -1, -1, -1],
        description: "Budget-conscious customers with low income and infrequent purchases",
        characteristics: { figures in
            [
                "Low annual income (~$\(figures.mean("AnnualIncome", .compact)))",
                "Low total spending (~$\(figures.mean("TotalSpent", .compact)))",
                "Infrequent monthly purchases (\(figures.mean("MonthlyPurchases", .decimals(1))))",
                "Low app engagement (~\(figures.mean("AppTimeMinutes", .whole)) mins)",
            ]
        },
        offers: [
            "Discount coupons and price-drop alerts",
            "Free shipping on the next order",
            "Budget-friendly product recommendations",
            "Cashback on a second purchase within the month",
        ])

    private static let highValue = SegmentTemplate(
        name: "High-Value Loyal", profile: [1, 1, 1, 1, 1],
        description: "Premium customers with the highest income, spending and engagement",
        characteristics: { figures in
            [
                "Highest annual income (~$\(figures.mean("AnnualIncome", .compact)))",
                "Highest total spending (~$\(figures.mean("TotalSpent", .compact)))",
                "Frequent monthly purchases (\(figures.mean("MonthlyPurchases", .decimals(1))))",
                "Highest app engagement (~\(figures.mean("AppTimeMinutes", .whole)) mins)",
            ]
        },
        offers: [
            "VIP benefits and loyalty rewards",
            "Exclusive access to new products and events",
            "Premium service with priority support",
            "Personalised recommendations of premium products",
        ])

    private static let valueSeeking = SegmentTemplate(
        name: "Value-Seeking Regular", profile: [0, 0, 0, 0, 0],
        description: "Mid-tier customers with moderate income and regular engagement",
        characteristics: { figures in
            [
                "Mid-range annual income (~$\(figures.mean("AnnualIncome", .compact)))",
                "Moderate total spending (~$\(figures.mean("TotalSpent", .compact)))",
                "Regular monthly purchases (\(figures.mean("MonthlyPurchases", .decimals(1))))",
                "Moderate app engagement (~\(figures.mean("AppTimeMinutes", .whole)) mins)",
            ]
        },
        offers: [
            "Seasonal sales and limited-time offers",
            "Bundle deals and combo packages",
            "Referral bonuses for inviting friends",
            "Mid-range product recommendations with best value",
        ])
}
