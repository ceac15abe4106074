package import Segmentation

/// What each customer's purchases come to: recency, frequency, monetary value, and what follows from them.
///
/// Rows are sorted by customer id: by number when all ids are whole numbers, else by the bytes of their UTF-8.
package struct RFMTable: Sendable, Equatable {
    package enum Feature: String, Sendable, CaseIterable {
        /// Whole days from the last purchase to the reference.
        case recency
        /// Number of distinct orders.
        case frequency
        /// Sum of quantity times unit price, in the currency of the data.
        case monetary
        /// Monetary value per order.
        case averageOrderValue
        /// Whole days from the first purchase to the reference.
        case tenure
    }

    /// One customer.
    package struct Customer: Sendable, Equatable {
        package let id: String
        package let recency: Int
        package let frequency: Int
        package let monetary: Double
        package let tenure: Int

        package init(id: String, recency: Int, frequency: Int, monetary: Double, tenure: Int) {
            self.id = id
            self.recency = recency
            self.frequency = frequency
            self.monetary = monetary
            self.tenure = tenure
        }

        package var averageOrderValue: Double { monetary / Double(frequency) }

        package func value(of feature: Feature) -> Double {
            switch feature {
            case .recency: Double(recency)
            case .frequency: Double(frequency)
            case .monetary: monetary
            case .averageOrderValue: averageOrderValue
            case .tenure: Double(tenure)
            }
        }
    }

    package let customers: [Customer]
    /// The moment that days are counted to: one day after the last purchase of all.
    package let reference: Timestamp

    package init(customers: [Customer], reference: Timestamp) {
        self.customers = customers
        self.reference = reference
    }

    package var ids: [String] { customers.map(\.id) }

    /// One row per customer, one column per feature, in the order asked for.
    package func matrix(_ features: [Feature]) -> Matrix {
        Matrix(
            rows: customers.count, columns: features.count,
            values: customers.flatMap { customer in features.map(customer.value(of:)) })
    }
}
