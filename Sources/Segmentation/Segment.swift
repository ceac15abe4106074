/// What a cluster means to the business.
package struct Segment: Sendable, Equatable {
    /// The cluster's number.
    package let cluster: Int
    /// The segment's name.
    package let name: String
    /// One sentence on who these customers are.
    package let description: String
    /// What is typical of them, with figures from the training data.
    package let characteristics: [String]
    /// What to offer them.
    package let recommendedOffers: [String]

    /// Makes a segment.
    package init(
        cluster: Int, name: String, description: String, characteristics: [String], recommendedOffers: [String]
    ) {
        self.cluster = cluster
        self.name = name
        self.description = description
        self.characteristics = characteristics
        self.recommendedOffers = recommendedOffers
    }
}
