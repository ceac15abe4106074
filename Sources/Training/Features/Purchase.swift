/// What a kept transaction adds to its customer.
struct Purchase {
    /// What was paid, above zero.
    let amount: Double
    let date: DateReading
}
