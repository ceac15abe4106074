package import Bytes

/// Which made-up customers belong to which segment: customers 0..<`customers`, one segment behind the other.
package struct PlantedSegments: Sendable, Equatable {
    /// The names of the segments.
    package let names: [String]
    /// The first customer of each segment, and behind the last one the number of all customers.
    package let bounds: [Int]

    /// Shares `customers` out by weight; each segment gets one at least.
    ///
    /// - Precondition: there are as many customers as segments.
    init(_ weights: [(name: String, weight: Double)], customers: Int) {
        precondition(customers >= weights.count, "each segment needs a customer")
        let whole = weights.reduce(0) { $0 + $1.weight }
        var bounds = [0]
        var share = 0.0
        for (index, segment) in weights.enumerated() {
            share += segment.weight / whole
            let room = customers - (weights.count - 1 - index)
            bounds.append(min(max((Double(customers) * share).wholeNumber, bounds[index] + 1), room))
        }
        bounds[weights.count] = customers
        names = weights.map(\.name)
        self.bounds = bounds
    }

    /// Number of customers.
    package var customers: Int { bounds[names.count] }

    /// The customers of a segment.
    package func members(of segment: Int) -> Range<Int> { bounds[segment]..<bounds[segment + 1] }

    /// The segment of a customer.
    package func segment(of customer: Int) -> Int {
        bounds.dropFirst().firstIndex { customer < $0 }.map { $0 - 1 } ?? names.count - 1
    }

    /// Appends a table of all customers and their segments.
    ///
    /// - Parameter identifier: writes the id of a customer as the rows have it.
    package func append(to text: inout ByteBuffer, identifier: (Int, inout ByteBuffer) -> Void) {
        text.append("customer_id,segment\n")
        for customer in 0..<customers {
            identifier(customer, &text)
            text.append(UInt8(ascii: ","))
            text.append(utf8: names[segment(of: customer)])
            text.append(UInt8(ascii: "\n"))
        }
    }
}

extension Double {
    /// The nearest whole number.
    var wholeNumber: Int { Int(rounded()) }
}
