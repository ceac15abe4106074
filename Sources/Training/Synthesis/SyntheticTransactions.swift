package import Bytes
import Glibc

/// Transactions of a made-up gift shop over 373 days, in the columns of UCI's Online Retail and with its flaws: a
/// quarter of the rows without a customer, cancellations, prices of zero, descriptions with commas.
///
/// Four segments are planted: Churn Risk bought once or twice and stopped in spring, Occasional Buyers came once or
/// twice in autumn, Potential Loyalists come monthly since summer, Loyal High-Value all year and with large orders.
package struct SyntheticTransactions: SyntheticTable {
    /// How the customers of a segment buy.
    private struct Habit {
        let name: String
        /// Of all customers.
        let share: Double
        /// Orders of a customer over the whole period.
        let orders: Double
        /// When they buy, as shares of the period.
        let window: ClosedRange<Double>
        /// How much of the segment buys at the same time: 1 is everyone throughout the window, less is one after the
        /// other.
        let spread: Double
        /// Rows of an order.
        let rows: Double
        /// Pieces of a row, at most.
        let pieces: Int
    }

    private static let habits = [
        Habit(name: "Churn Risk", share: 0.25, orders: 1.6, window: 0.02...0.40, spread: 0.06, rows: 14, pieces: 8),
        Habit(
            name: "Occasional Buyers", share: 0.30, orders: 1.8, window: 0.66...0.90, spread: 0.10, rows: 16, pieces: 9),
        Habit(name: "Loyal High-Value", share: 0.15, orders: 17, window: 0...1, spread: 1, rows: 24, pieces: 24),
        Habit(name: "Potential Loyalists", share: 0.30, orders: 5, window: 0.62...1, spread: 1, rows: 18, pieces: 12),
    ]
    private static let days = 373
    private static let firstDay = Timestamp(seconds: 1_291_161_600)
    private static let missingShare = 0.25
    private static let cancellationShare = 0.02
    /// The real file has this many.
    private static let rowsPerCustomer = 125.0
    private static let firstIdentifier = 12_346
    private static let firstInvoice = 536_365

    package let header = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country"
    package let segments: PlantedSegments
    private let products: ProductRange
    private let rows: Int
    private var generator: SeededGenerator
    private var made = 0
    private var invoice = Self.firstInvoice - 1
    private var rowsLeft = 0
    private var habit = 0
    private var isCancelled = false
    /// What all rows of the invoice begin with, have in their middle, and end with.
    private var start: [UInt8] = []
    private var date: [UInt8] = []
    private var end: [UInt8] = []

    /// Prepares `rows` rows.
    ///
    /// - Parameter rows: at least 1,000, for less cannot have four segments of any size.
    package init(rows: Int, seed: UInt64) {
        precondition(rows >= 1000, "four segments need 1,000 rows")
        self.rows = rows
        generator = SeededGenerator(seed: seed)
        products = ProductRange(&generator)
        segments = PlantedSegments(
            Self.habits.map { ($0.name, $0.share) }, customers: (Double(rows) / Self.rowsPerCustomer).wholeNumber)
    }

    package mutating func appendRow(to text: inout ByteBuffer) {
        if rowsLeft == 0 { beginInvoice() }
        rowsLeft -= 1
        made += 1
        let product = generator.index(below: products.labels.count)
        let label = products.labels[product]
        let price = products.prices[product]
        let pieces = 1 + generator.index(below: Self.habits[habit].pieces)
        text.append(start.span)
        text.append(label.span)
        text.append(UInt8(ascii: ","))
        text.append(decimal: isCancelled ? -pieces : pieces)
        text.append(date.span)
        // One row in 500 was given away.
        if generator.index(below: 500) == 0 { text.append("0.00") } else { text.append(price.span) }
        text.append(end.span)
    }

    /// The id that the rows of a customer have.
    package static func identifier(of customer: Int) -> Int { firstIdentifier + customer }

    private mutating func beginInvoice() {
        invoice += 1
        let moment = Double(made) / Double(rows)
        habit = drawHabit(at: moment)
        let habits = Self.habits[habit]
        // Geometric, as the numbers of rows of real orders nearly are.
        rowsLeft = 1 + (-log(1 - generator.unitInterval()) * (habits.rows - 1)).wholeNumber
        isCancelled = generator.unitInterval() < Self.cancellationShare
        start = Array("\(isCancelled ? "C" : "")\(invoice),".utf8)
        date = Array(",\(dateText(at: moment)),".utf8)
        let isMissing = generator.unitInterval() < Self.missingShare
        let identifier = isMissing ? "" : "\(Self.identifier(of: drawCustomer(at: moment)))"
        end = Array(",\(identifier),\(generator.index(below: 10) == 0 ? "Germany" : "United Kingdom")\r\n".utf8)
    }

    /// Whose order comes next: rarely those whose time it is not.
    private mutating func drawHabit(at moment: Double) -> Int {
        let weights = Self.habits.map { habit in
            habit.window.contains(moment)
                ? habit.share * habit.orders / (habit.window.upperBound - habit.window.lowerBound) : 0
        }
        var rest = generator.unitInterval() * weights.reduce(0, +)
        for (index, weight) in weights.enumerated() {
            rest -= weight
            if rest < 0 { return index }
        }
        return Self.habits.count - 2
    }

    /// One customer after the other where the segment's spread is small, so that each buys at a time of its own.
    private mutating func drawCustomer(at moment: Double) -> Int {
        let window = Self.habits[habit].window
        let spread = Self.habits[habit].spread
        let members = segments.members(of: habit)
        let progress = (moment - window.lowerBound) / (window.upperBound - window.lowerBound)
        let place = progress * (1 - spread) + generator.unitInterval() * spread
        return members.lowerBound + min(Int(place * Double(members.count)), members.count - 1)
    }

    /// `12/1/2010 8:26`, between 8:00 and 18:00.
    private mutating func dateText(at moment: Double) -> String {
        let exact = moment * Double(Self.days)
        let minute = 480 + Int((exact - exact.rounded(.down)) * 600)
        let parts = Self.firstDay.adding(days: Int(exact)).description.prefix(10).split(separator: "-")
        let (year, month, day) = (parts[0], Int(parts[1]) ?? 1, Int(parts[2]) ?? 1)
        return "\(month)/\(day)/\(year) \(minute / 60):\(minute % 60 < 10 ? "0" : "")\(minute % 60)"
    }
}
