/// What a kept transaction adds to its customer.
struct Purchase {
    /// What was paid, above zero, read with a decimal point and with a decimal comma.
    let amount: (point: Double, comma: Double)
    let date: DateReading
}
