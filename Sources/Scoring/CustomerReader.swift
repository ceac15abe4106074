package import Bytes
package import JSON
package import Segmentation

/// Reads customers from JSON objects, one after the other into the same memory.
///
/// It goes on after a bad value, so that all complaints about a customer come at once; only what is no JSON ends it.
package struct CustomerReader: ~Copyable {
    /// The longest customer id, in Unicode scalars, as `maxLength` of a JSON schema counts.
    package static let longestIdentifier = 128

    /// The most fields without a feature that are named one by one; the rest are counted.
    static let mostUnknownFields = 16

    /// What the last customer's features are; to be trusted only when `issues` is empty.
    package internal(set) var customer = Customer(dimension: 0)
    /// The last customer's id as a JSON token; empty when none was given.
    package internal(set) var identifier = ByteBuffer(capacity: CustomerReader.longestIdentifier)
    /// Why the last customer cannot be scored.
    package internal(set) var issues: [FieldIssue] = []
    /// What to know of the last customer's score.
    package internal(set) var warnings: [FieldIssue] = []
    /// The place of the customer in the request's array.
    var element: Int?
    /// The fields that stood in the object, null or not.
    var seen = FieldSet()
    /// How many features have a value.
    var known = 0
    /// How many fields name no feature.
    var unknown = 0
    private var text = ByteBuffer(capacity: 64)

    /// Makes a reader that has read nothing yet.
    package init() {}

    /// Reads the value that comes next.
    ///
    /// - Parameter element: the customer's place in the request's array; nil when the customer is the whole body.
    /// - Throws: ``JSONError`` when the bytes are no JSON.
    @_lifetime(reader: copy reader)
    package mutating func read(
        _ reader: inout JSONReader, rules: CustomerRules, element: Int?
    ) throws(JSONError) {
        reset(rules, element)
        if !reader.openObject() {
            guard case .object = try reader.peek() else { return try refuseKind(of: &reader) }
            try reader.beginObject()
        }
        var expected = rules.fields.count
        while true {
            expected = readOrdinaryMembers(from: &reader, at: expected, rules)
            guard let index = try nextField(of: &reader, rules) else { break }
            try readField(index, from: &reader, rules)
            expected = rules.place(behind: index)
        }
        if unknown > Self.mostUnknownFields { noteFurtherUnknown() }
        if known < rules.fields.count { noteMissing(rules) }
    }

    mutating func reset(_ rules: CustomerRules, _ element: Int?) {
        self.element = element
        customer.reset(dimension: rules.fields.count)
        known = 0
        unknown = 0
        identifier.removeAll()
        seen.reset(count: rules.fields.count + 1)
        // Emptying an empty array is no small matter: it looks for owners first.
        if !issues.isEmpty { issues.removeAll(keepingCapacity: true) }
        if !warnings.isEmpty { warnings.removeAll(keepingCapacity: true) }
    }

    /// Moves to the value of the next field and gives its place; nil when the object ends.
    @_lifetime(reader: copy reader)
    private mutating func nextField(of reader: inout JSONReader, _ rules: CustomerRules) throws(JSONError) -> Int? {
        if reader.closeObject() { return nil }
        while let key = try reader.nextKey() {
            if let index = rules.keys.index(of: key) {
                if !seen.contains(index) {
                    seen.insert(index)
                    return index
                }
                noteRepeated(index, rules)
            } else {
                noteUnknown(key)
            }
            try reader.skipValue()
        }
        return nil
    }

    @_lifetime(reader: copy reader)
    @inline(never)
    private mutating func readField(
        _ index: Int, from reader: inout JSONReader, _ rules: CustomerRules
    ) throws(JSONError) {
        if index == rules.fields.count {
            try readIdentifier(from: &reader, rules)
        } else if rules.fields[index].isNumber {
            try readNumber(index, from: &reader, rules)
        } else {
            try readCategory(index, from: &reader, rules)
        }
    }

    @_lifetime(reader: copy reader)
    private mutating func readNumber(
        _ index: Int, from reader: inout JSONReader, _ rules: CustomerRules
    ) throws(JSONError) {
        switch try reader.peek() {
        case .number:
            let start = reader.position
            guard let number = try reader.readNumberIfFinite() else {
                return noteTooLarge(reader.written(since: start), index, rules)
            }
            take(number, index, rules)
        // Null says the same as leaving the field out; what that means is decided at the end.
        case .null: try reader.readNull()
        case let kind:
            note(.type, index, rules, "expected a number, found \(kind.rawValue)")
            try reader.skipValue()
        }
    }

    @inline(__always)
    mutating func take(_ value: Double, _ index: Int, _ rules: CustomerRules) {
        let field = rules.fields[index]
        guard value >= field.least, value <= field.greatest else { return noteRange(value, index, rules) }
        set(index, to: value)
        if value < field.trainingMinimum || value > field.trainingMaximum { warnOfRange(value, index, rules) }
    }

    @_lifetime(reader: copy reader)
    private mutating func readCategory(
        _ index: Int, from reader: inout JSONReader, _ rules: CustomerRules
    ) throws(JSONError) {
        switch try reader.peek() {
        case .string:
            var text = exchange(&self.text, with: ByteBuffer())
            text.removeAll()
            try reader.readString(into: &text)
            take(text.bytes, index, rules)
            self.text = text
        case .null: try reader.readNull()
        case let kind:
            note(.type, index, rules, "expected a string, found \(kind.rawValue)")
            try reader.skipValue()
        }
    }

    @inline(__always)
    mutating func take(_ text: Span<UInt8>, _ index: Int, _ rules: CustomerRules) {
        if let code = rules.spellings.code(of: text, among: rules.fields[index].spellings) {
            return set(index, to: Double(code))
        }
        if let substitute = judgeUnknown(text, index, rules) { set(index, to: substitute) }
    }

    @inline(__always)
    private mutating func set(_ index: Int, to value: Double) {
        customer[index] = value
        known += 1
    }

    @_lifetime(reader: copy reader)
    private mutating func readIdentifier(from reader: inout JSONReader, _ rules: CustomerRules) throws(JSONError) {
        switch try reader.peek() {
        case .string:
            let text = try reader.readText()
            take(identifier: text.raw, length: text.scalarCount, rules)
        case .number:
            let start = reader.position
            let value = try reader.readNumberIfFinite()
            // Beyond, a Double no longer tells neighbours apart.
            let isWithinBounds = (value ?? .infinity).magnitude < 0x1p53
            guard isWithinBounds, let whole = value.flatMap(Int.init(exactly:)) else {
                return noteIdentifier(reader.written(since: start), isWithinBounds: isWithinBounds, rules)
            }
            identifier.append(decimal: whole)
        case .null: try reader.readNull()
        case let kind:
            noteIdentifier(.type, rules, "expected a string or a whole number, found \(kind.rawValue)")
            try reader.skipValue()
        }
    }

    /// Keeps the token as sent: it is valid JSON, so it goes out again as it came in.
    private mutating func take(identifier raw: Span<UInt8>, length: Int, _ rules: CustomerRules) {
        guard length <= Self.longestIdentifier else {
            let message = "expected at most \(Self.longestIdentifier) characters, found \(length)"
            return noteIdentifier(.size, rules, message)
        }
        identifier.append(UInt8(ascii: "\""))
        identifier.append(raw)
        identifier.append(UInt8(ascii: "\""))
    }
}
