/// What a kept transaction adds to its customer.
struct Purchase {
    /// Quantity times unit price, above zero.
    let amount: Double
    let date: Timestamp
}
