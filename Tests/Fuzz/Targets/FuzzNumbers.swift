import CSV

/// Reads a field as a number in each of the ways there are, which must not contradict each other.
func fuzzNumbers(_ text: Span<UInt8>) {
    let either = NumberReading(text, mark: nil)
    let point = NumberReading(text, mark: .point)
    let comma = NumberReading(text, mark: .comma)
    guard let either else {
        precondition(point == nil && comma == nil, "what is no number becomes none by telling its mark")
        return
    }
    precondition(either.point.isFinite && either.comma.isFinite, "a number is finite")
    switch either.evidence {
    case .point?: precondition(comma == nil, "a number that shows a point cannot be read with a comma")
    case .comma?: precondition(point == nil, "a number that shows a comma cannot be read with a point")
    case nil: precondition(point != nil && comma != nil, "a number that shows neither can be read with both")
    }
    if let point { precondition(point.point == either.point, "telling the mark changes no number") }
    if let comma { precondition(comma.comma == either.comma, "telling the mark changes no number") }
}
