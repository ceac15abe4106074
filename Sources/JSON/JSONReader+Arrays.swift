/// Arrays as a tree has them: read as bare numbers for as long as they hold nothing else.
extension JSONReader {
    /// Reads the array that comes next.
    @_lifetime(self: copy self)
    mutating func readArray() throws(JSONError) -> JSONArray {
        try beginArray()
        guard try nextElement() else { return [] }
        if isBeforeNumber { return try readNumbers() }
        return byte(at: position) == UInt8(ascii: "[") ? try readRows() : try readElements(behind: [])
    }

    /// Reads the rest of an array whose first element, a number, comes next.
    @_lifetime(self: copy self)
    private mutating func readNumbers() throws(JSONError) -> JSONArray {
        var numbers: [Double] = []
        if try readNumbers(upToOtherIn: &numbers) { return JSONArray(numbers: numbers) }
        return try readElements(behind: JSONArray(numbers: numbers))
    }

    /// Reads the rest of an array whose first element, an array, comes next.
    @_lifetime(self: copy self)
    private mutating func readRows() throws(JSONError) -> JSONArray {
        var numbers: [Double] = []
        var columns = 0
        repeat {
            let start = numbers.count
            guard byte(at: position) == UInt8(ascii: "[") else {
                return try readElements(behind: JSONArray(rows: numbers, columns: columns))
            }
            try beginArray()
            let isRow = try nextElement() ? try readNumbers(upToOtherIn: &numbers) : true
            let width = numbers.count - start
            if start == 0 { columns = width }
            guard isRow, width == columns, width > 0 else {
                let begun = JSONArray(numbers: numbers[start...])
                let odd = isRow ? begun : try readElements(behind: begun)
                numbers.removeSubrange(start...)
                let elements = JSONArray(JSONArray(rows: numbers, columns: columns) + [.array(odd)])
                return try nextElement() ? try readElements(behind: elements) : elements
            }
        } while try nextElement()
        return JSONArray(rows: numbers, columns: columns)
    }

    /// Reads the rest of an array whose next element is `elements.count`, whatever it is.
    @_lifetime(self: copy self)
    private mutating func readElements(behind elements: JSONArray) throws(JSONError) -> JSONArray {
        var values = Array(elements)
        repeat { values.append(try readValue()) } while try nextElement()
        return JSONArray(values)
    }

    /// Reads the elements that are numbers, the next of which comes next, up to the first that is none.
    ///
    /// - Returns: whether the array has ended with them.
    @_lifetime(self: copy self)
    private mutating func readNumbers(upToOtherIn numbers: inout [Double]) throws(JSONError) -> Bool {
        while isBeforeNumber {
            numbers.append(try readAnyNumber())
            if passComma() { continue }
            guard try nextElement() else { return true }
        }
        return false
    }

    /// Moves to the next element where it is a number behind a comma and at most one space, as ``nextElement()`` does;
    /// stays where anything else follows.
    @_lifetime(self: copy self)
    @inline(__always)
    private mutating func passComma() -> Bool {
        guard byte(at: position) == UInt8(ascii: ","), elements < limits.elements else { return false }
        let next = byte(at: position &+ 1) == UInt8(ascii: " ") ? position &+ 2 : position &+ 1
        guard Self.beginsNumber(byte(at: next)) else { return false }
        position = next
        elements &+= 1
        return true
    }

    /// Whether the byte that comes next begins a number.
    private var isBeforeNumber: Bool { Self.beginsNumber(byte(at: position)) }

    @inline(__always)
    private static func beginsNumber(_ byte: UInt8) -> Bool { byte.isDigit || byte == UInt8(ascii: "-") }
}
