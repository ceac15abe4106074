import CSV

/// A sum of amounts, for either decimal mark that they may be written with.
///
/// Whether 1,234 is a thousand and more may be known only when all amounts were read.
struct AmountSums: Sendable {
    private var point = CompensatedSum()
    private var comma = CompensatedSum()

    subscript(mark: DecimalMark) -> Double { mark == .point ? point.value : comma.value }

    mutating func add(_ amount: (point: Double, comma: Double)) {
        point.add(amount.point)
        comma.add(amount.comma)
    }

    mutating func add(_ other: AmountSums) {
        point.add(other.point)
        comma.add(other.comma)
    }
}
