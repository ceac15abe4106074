package import CSV

/// What transactions came to.
package struct RFMReading: Sendable, Equatable {
    package let table: RFMTable
    package let report: RowReport
    /// What each source was found to be.
    package let formats: [CSVFormat]
    /// How dates were read.
    package let dates: DateFinding
    /// How quantities, prices and amounts were read.
    package let numbers: NumberFinding

    /// Distinct orders of all customers.
    package var orders: Int { table.customers.reduce(0) { $0 + $1.frequency } }

    /// Sum of all customers' monetary values.
    package var revenue: Double {
        var sum = CompensatedSum()
        for customer in table.customers { sum.add(customer.monetary) }
        return sum.value
    }
}
