/// Numbers of the customers of a block, column by column: what is done to a column is done to several customers with
/// one instruction.
struct BlockColumns: Sendable {
    /// For each column as many numbers as a block has room for customers.
    private var numbers: [Double]

    init(columns: Int) {
        numbers = [Double](repeating: 0, count: columns * CustomerBlock.capacity)
    }

    /// Number of columns.
    var columns: Int { numbers.count / CustomerBlock.capacity }

    /// One column.
    subscript(column: Int) -> Span<Double> {
        @_lifetime(borrow self)
        @inline(__always)
        get { numbers.span.extracting(place(of: column)) }
    }

    /// All columns, one behind the other.
    var all: Span<Double> {
        @_lifetime(borrow self)
        @inline(__always)
        get { numbers.span }
    }

    /// Lets `body` write a column.
    @inline(__always)
    mutating func write(_ column: Int, _ body: (inout MutableSpan<Double>) -> Void) {
        let place = place(of: column)
        var numbers = numbers.mutableSpan
        var part = numbers._mutatingExtracting(place)
        body(&part)
    }

    /// Lets `body` write all columns, one behind the other.
    @inline(__always)
    mutating func write<Result>(_ body: (inout MutableSpan<Double>) -> Result) -> Result {
        var numbers = numbers.mutableSpan
        return body(&numbers)
    }

    /// Copies the numbers of one customer, one per column.
    func copy(customer: Int, into row: inout [Double]) {
        for column in row.indices { row[column] = numbers[column * CustomerBlock.capacity + customer] }
    }

    /// Takes other numbers of one customer, one per column.
    mutating func replace(customer: Int, with row: [Double]) {
        for column in row.indices { numbers[column * CustomerBlock.capacity + customer] = row[column] }
    }

    @inline(__always)
    private func place(of column: Int) -> Range<Int> {
        (column * CustomerBlock.capacity)..<((column + 1) * CustomerBlock.capacity)
    }
}
