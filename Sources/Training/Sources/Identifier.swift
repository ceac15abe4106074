import CSV

/// How identifiers are told apart and ordered.
enum Identifier {
    /// The identifier that a field holds: without spaces around it, and `17850.0`, as tables with gaps write a whole
    /// number, as `17850`.
    @_lifetime(copy field)
    static func canonical(_ field: Span<UInt8>) -> Span<UInt8> {
        let text = field.trimmingSpaces()
        var end = text.count
        while end > 0, text[end - 1] == UInt8(ascii: "0") { end -= 1 }
        guard end > 1, end < text.count, text[end - 1] == UInt8(ascii: ".") else { return text }
        let whole = text.extracting(0..<(end - 1))
        return isDigits(whole) ? whole : text
    }

    /// The order of the rows that belong to `ids`: by number when all ids are whole numbers, else by their bytes.
    static func order(_ ids: [String]) -> [Int] {
        let numbers = ids.compactMap { id in id.utf8.allSatisfy { $0 &- 0x30 <= 9 } ? Int(id) : nil }
        let precedes: (Int, Int) -> Bool = { left, right in
            ids[left].utf8.lexicographicallyPrecedes(ids[right].utf8)
        }
        guard numbers.count == ids.count else { return ids.indices.sorted(by: precedes) }
        return ids.indices.sorted { left, right in
            numbers[left] == numbers[right] ? precedes(left, right) : numbers[left] < numbers[right]
        }
    }

    private static func isDigits(_ text: Span<UInt8>) -> Bool {
        for index in text.indices where text[index] &- UInt8(ascii: "0") > 9 { return false }
        return !text.isEmpty
    }
}
