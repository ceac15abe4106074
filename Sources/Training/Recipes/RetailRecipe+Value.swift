extension RetailRecipe {
    /// Three kinds of customers by what they are worth to a shop.
    var valueCatalogue: SegmentCatalogue {
        let figures = phrases
        return SegmentCatalogue(
            features: ["recency", "frequency", "monetary"],
            templates: [
                SegmentTemplate(
                    name: "Low Value", profile: [1, -1, -1],
                    description: "Customers who brought the least and have not come for the longest time",
                    characteristics: figures,
                    offers: [
                        "Win-back discount that ends soon",
                        "Best-sellers at entry prices",
                        "Free shipping on the next order",
                    ]),
                SegmentTemplate(
                    name: "Medium Value", profile: [0, 0, 0],
                    description: "Customers in the middle: they come back, and could come more often",
                    characteristics: figures,
                    offers: [
                        "Loyalty programme with a welcome bonus",
                        "Bundles built around past purchases",
                        "Free shipping above their usual order value",
                    ]),
                SegmentTemplate(
                    name: "High Value", profile: [-1, 1, 1],
                    description: "Customers who bought lately, often and for the most money",
                    characteristics: figures,
                    offers: [
                        "VIP tier with personal service",
                        "Early access to new products",
                        "Rewards for referring new customers",
                    ]),
            ],
            rankingFeature: "monetary", rankingPhrase: "monetary value", figures: figures)
    }
}
