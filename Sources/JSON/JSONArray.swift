/// The elements of a JSON array.
///
/// The reader keeps numbers alone, and rows of equally many numbers, as the bare numbers, eight bytes each in one
/// allocation; they become values only when they are asked for one by one.
package struct JSONArray: Sendable {
    private enum Storage: Sendable {
        case values([JSONValue])
        case numbers([Double])
        /// Rows of `columns` numbers, at least one, row after row.
        case rows([Double], columns: Int)
    }

    private let storage: Storage

    /// Makes an array of values.
    package init(_ values: [JSONValue]) { storage = .values(values) }

    /// Makes an array of numbers.
    init(numbers: some Sequence<Double>) { storage = .numbers(Array(numbers)) }

    /// Makes an array of rows of `columns` numbers each.
    init(rows numbers: [Double], columns: Int) {
        storage = columns > 0 ? .rows(numbers, columns: columns) : .values([])
    }

    /// The elements, where the reader found numbers alone; nil where it found others or nothing.
    package var numbers: [Double]? {
        if case .numbers(let numbers) = storage { numbers } else { nil }
    }

    /// The numbers of all rows, row after row, where the reader found rows of `columns` numbers each; nil where it found
    /// others or nothing.
    package func rows(columns: Int) -> [Double]? {
        guard case .rows(let numbers, columns) = storage else { return nil }
        return numbers
    }
}

extension JSONArray: RandomAccessCollection {
    package var startIndex: Int { 0 }

    package var endIndex: Int {
        switch storage {
        case .values(let values): values.count
        case .numbers(let numbers): numbers.count
        case .rows(let numbers, let columns): numbers.count / columns
        }
    }

    package subscript(index: Int) -> JSONValue {
        switch storage {
        case .values(let values): values[index]
        case .numbers(let numbers): .number(numbers[index])
        case .rows(let numbers, let columns):
            .array(JSONArray(numbers: numbers[(index * columns)..<((index + 1) * columns)]))
        }
    }
}

extension JSONArray: ExpressibleByArrayLiteral {
    package init(arrayLiteral values: JSONValue...) { self.init(values) }
}

extension JSONArray: Equatable {
    /// Whether the elements are the same, however they are held.
    package static func == (first: JSONArray, second: JSONArray) -> Bool { first.elementsEqual(second) }
}
