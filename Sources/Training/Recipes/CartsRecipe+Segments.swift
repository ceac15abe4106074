extension CartsRecipe {
    /// The four kinds of customers, by where they lie among the clusters in what they pay, how much is in their carts and
    /// what a piece costs.
    var catalogue: SegmentCatalogue {
        SegmentCatalogue(
            features: [
                CartTable.Number.discountedSpend.rawValue, CartTable.Number.averageBasketSize.rawValue,
                CartTable.Number.averageItemPrice.rawValue,
            ],
            templates: [highValue, bigTicket, budget, lowValue],
            rankingFeature: CartTable.Number.discountedSpend.rawValue, rankingPhrase: "spending after discounts",
            figures: phrases)
    }

    /// What is typical of a cluster, in the currency of the data.
    private var phrases: @Sendable (ClusterFigures) -> [String] {
        let unit = currency.map { " " + $0 } ?? ""
        return { figures in
            let paid = CartTable.Number.discountedSpend.rawValue
            return [
                "~\(figures.mean(paid, .whole))\(unit) spent after discounts"
                    + " (median \(figures.median(paid, .whole))\(unit))",
                "~\(figures.mean(CartTable.Number.averageBasketSize.rawValue, .brief)) pieces per order",
                "~\(figures.mean(CartTable.Number.averageItemPrice.rawValue, .whole))\(unit) per piece",
                "\(figures.share) of customers, \(figures.share(of: paid)) of revenue",
            ]
        }
    }

    private var highValue: SegmentTemplate {
        SegmentTemplate(
            name: "High-Value Frequent Shoppers", profile: [1, 1, 1],
            description: "Customers who fill large carts with expensive products and spend the most",
            characteristics: phrases,
            offers: [
                "VIP tier with early access to new products",
                "Free express delivery on every order",
                "Personal recommendations from premium ranges",
                "Rewards that grow with yearly spending",
            ])
    }

    private var bigTicket: SegmentTemplate {
        SegmentTemplate(
            name: "Big-Ticket Occasional Buyers", profile: [1, -1, 1],
            description: "Customers who buy few things, but expensive ones",
            characteristics: phrases,
            offers: [
                "Payment in instalments without interest",
                "Extended warranty on high-priced products",
                "Accessories that go with the last purchase",
                "News of launches in their favourite range",
            ])
    }

    private var budget: SegmentTemplate {
        SegmentTemplate(
            name: "Budget-Conscious Loyalists", profile: [-1, 1, -1],
            description: "Customers who fill large carts with inexpensive products",
            characteristics: phrases,
            offers: [
                "Bundle prices on everyday products",
                "Points for every piece, to spend on the next order",
                "Free delivery above their usual order value",
                "First look at seasonal sales",
            ])
    }

    private var lowValue: SegmentTemplate {
        SegmentTemplate(
            name: "Low-Value Customers", profile: [-1, -1, -1],
            description: "Customers who buy few and inexpensive things",
            characteristics: phrases,
            offers: [
                "Discount on the second product in the cart",
                "Free delivery on the next order",
                "Bestsellers at introductory prices",
                "Short survey with a voucher as thanks",
            ])
    }
}
