/// Where each customer of a table stands.
enum CustomerIndex: Sendable, Equatable {
    /// Ids of ASCII that ascend, shorter ones first, as whole numbers do: a binary search finds them.
    case ascending
    /// The row of each id.
    case rows([String: Int])

    /// Takes the customers in the order of their ids.
    ///
    /// - Throws: the first id that stands a second time.
    init(_ ids: [String]) throws(CustomerTable.Failure) {
        if Self.areAscending(ids) {
            self = .ascending
            return
        }
        var rows: [String: Int] = [:]
        rows.reserveCapacity(ids.count)
        for (row, id) in ids.enumerated() where rows.updateValue(row, forKey: id) != nil {
            throw .repeatedID(id, row: row)
        }
        self = .rows(rows)
    }

    /// The row of the customer called `id`.
    func row(of id: String, among ids: [String]) -> Int? {
        if case .rows(let rows) = self { return rows[id] }
        var candidates = 0..<ids.count
        while !candidates.isEmpty {
            let middle = candidates.lowerBound + candidates.count / 2
            if Self.precedes(ids[middle], id) {
                candidates = (middle + 1)..<candidates.upperBound
            } else {
                candidates = candidates.lowerBound..<middle
            }
        }
        let row = candidates.lowerBound
        return row < ids.count && ids[row] == id ? row : nil
    }

    /// Whether each id precedes the next, so that none stands twice.
    ///
    /// Text beyond ASCII can be the same in several spellings, of which only the dictionary knows.
    private static func areAscending(_ ids: [String]) -> Bool {
        // Text that was read as ASCII knows it, and need not be looked at again.
        guard ids.allSatisfy({ $0.utf8Span.isKnownASCII || $0.utf8.allSatisfy { $0 < 0x80 } }) else { return false }
        return zip(ids, ids.dropFirst()).allSatisfy(precedes)
    }

    private static func precedes(_ first: String, _ second: String) -> Bool {
        let (length, other) = (first.utf8.count, second.utf8.count)
        return length == other ? first < second : length < other
    }
}
