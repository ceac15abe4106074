package import Bytes
package import JSON
package import Segmentation

/// Reads customers from JSON objects, one after the other into the same memory.
///
/// It goes on after a bad value, so that all complaints about a customer come at once; only what is no JSON ends it.
package struct CustomerReader: ~Copyable {
    /// The longest customer id, in Unicode scalars, as `maxLength` of a JSON schema counts.
    package static let longestIdentifier = 128

    /// What the last customer's features are; to be trusted only when `issues` is empty.
    package private(set) var customer = Customer(dimension: 0)
    /// The last customer's id as a JSON token; empty when none was given.
    package private(set) var identifier = ByteBuffer(capacity: CustomerReader.longestIdentifier)
    /// Why the last customer cannot be scored.
    package private(set) var issues: [FieldIssue] = []
    /// What to know of the last customer's score.
    package private(set) var warnings: [FieldIssue] = []
    private var seen: [Bool] = []
    private var text = ByteBuffer(capacity: 64)

    /// Makes a reader that has read nothing yet.
    package init() {}

    /// Reads the value that comes next.
    ///
    /// - Parameter element: the customer's place in the request's array; nil when the customer is the whole body.
    /// - Throws: ``JSONError`` when the bytes are no JSON or an object holds a key twice.
    @_lifetime(reader: copy reader)
    package mutating func read(
        _ reader: inout JSONReader, rules: CustomerRules, element: Int?
    ) throws(JSONError) {
        reset(rules)
        let path = element.map { [FieldIssue.Step.index($0)] } ?? []
        let kind = try reader.peek()
        guard kind == .object else {
            issues.append(
                FieldIssue(.type, at: path, "expected an object with a customer's attributes, found \(kind.rawValue)"))
            return try reader.skipValue()
        }
        try reader.beginObject()
        // Fields mostly come in the order of the schema, so each is looked for first where it would then stand.
        var expected = 0
        while let key = try reader.nextKey() {
            guard let index = rules.keys.index(of: key, expecting: expected) else {
                warnings.append(FieldIssue(.unknownField, at: path + [.key(key.string)], "no such feature; not used"))
                try reader.skipValue()
                continue
            }
            guard !seen[index] else { throw reader.duplicate(of: key) }
            seen[index] = true
            expected = index + 1
            try readField(index, from: &reader, rules: rules, path: path)
        }
        noteMissing(rules, path: path)
    }

    private mutating func reset(_ rules: CustomerRules) {
        let dimension = rules.fields.count
        customer.reset(dimension: dimension)
        identifier.removeAll()
        issues.removeAll(keepingCapacity: true)
        warnings.removeAll(keepingCapacity: true)
        if seen.count != dimension + 1 { seen = [Bool](repeating: false, count: dimension + 1) }
        for index in seen.indices { seen[index] = false }
    }

    @_lifetime(reader: copy reader)
    private mutating func readField(
        _ index: Int, from reader: inout JSONReader, rules: CustomerRules, path: [FieldIssue.Step]
    ) throws(JSONError) {
        let kind = try reader.peek()
        if kind == .null {
            // Null says the same as leaving the field out; what that means is decided at the end.
            if index < rules.fields.count { seen[index] = true }
            return try reader.readNull()
        }
        if index == rules.fields.count {
            try readIdentifier(kind, from: &reader, rules: rules, path: path)
        } else if rules.fields[index].isNumber {
            try readNumber(index, kind, from: &reader, rules: rules, path: path)
        } else {
            try readCategory(index, kind, from: &reader, rules: rules, path: path)
        }
    }

    @_lifetime(reader: copy reader)
    private mutating func readNumber(
        _ index: Int, _ kind: JSONKind, from reader: inout JSONReader, rules: CustomerRules, path: [FieldIssue.Step]
    ) throws(JSONError) {
        guard kind == .number else {
            note(.type, index, rules, path, "expected a number, found \(kind.rawValue)")
            return try reader.skipValue()
        }
        let value = try reader.readNumber()
        let field = rules.fields[index]
        let maximum = NumberDomain.largestMagnitude
        guard value >= field.minimum, value <= maximum, field.transform.contains(value) else {
            let bound = value > maximum ? "at most \(Self.shown(maximum))" : "at least \(Self.shown(field.minimum))"
            return note(.range, index, rules, path, "expected a number of \(bound), found \(Self.shown(value))")
        }
        customer[index] = value
        if value < field.trainingMinimum || value > field.trainingMaximum {
            warnings.append(
                FieldIssue(
                    .extrapolated, at: path + [.key(rules.schema.features[index].name)],
                    "\(Self.shown(value)) is outside the training range "
                        + "\(Self.shown(field.trainingMinimum)) to \(Self.shown(field.trainingMaximum))"))
        }
    }

    @_lifetime(reader: copy reader)
    private mutating func readCategory(
        _ index: Int, _ kind: JSONKind, from reader: inout JSONReader, rules: CustomerRules, path: [FieldIssue.Step]
    ) throws(JSONError) {
        guard let encoding = rules.encodings[index], kind == .string else {
            note(.type, index, rules, path, "expected a string, found \(kind.rawValue)")
            return try reader.skipValue()
        }
        text.removeAll()
        try reader.readString(into: &text)
        if let code = encoding.code(of: text.bytes) {
            customer[index] = Double(code)
            return
        }
        let found = text.bytes.quoted(limit: 40)
        let allowed = encoding.categories.prefix(20).joined(separator: ", ")
        switch encoding.unknownPolicy {
        case .reject:
            note(.category, index, rules, path, "expected one of \(allowed); found \(found)")
        case .impute:
            let feature = rules.schema.features[index]
            customer[index] = feature.fillValue
            warnings.append(
                FieldIssue(
                    .imputed, at: path + [.key(feature.name)],
                    "\(found) is not known; \(Self.fillText(feature)) was used in its place"))
        }
    }

    @_lifetime(reader: copy reader)
    private mutating func readIdentifier(
        _ kind: JSONKind, from reader: inout JSONReader, rules: CustomerRules, path: [FieldIssue.Step]
    ) throws(JSONError) {
        let location = path + [.key(rules.schema.identifier)]
        switch kind {
        case .string:
            let value = try reader.readText()
            let length = value.scalarCount
            guard length <= Self.longestIdentifier else {
                let message = "expected at most \(Self.longestIdentifier) characters, found \(length)"
                return issues.append(FieldIssue(.size, at: location, message))
            }
            // The token as sent is valid JSON, so it goes out again as it came in.
            identifier.append("\"")
            identifier.append(value.raw)
            identifier.append("\"")
        case .number:
            let value = try reader.readNumber()
            guard let whole = Int(exactly: value), whole.magnitude < 1 << 53 else {
                return issues.append(
                    FieldIssue(.type, at: location, "expected a string or a whole number, found \(Self.shown(value))"))
            }
            identifier.append(decimal: whole)
        default:
            issues.append(
                FieldIssue(.type, at: location, "expected a string or a whole number, found \(kind.rawValue)"))
            try reader.skipValue()
        }
    }

    private mutating func noteMissing(_ rules: CustomerRules, path: [FieldIssue.Step]) {
        for index in 0..<rules.fields.count where customer[index] == nil {
            let feature = rules.schema.features[index]
            let location = path + [.key(feature.name)]
            if !feature.isRequired {
                customer[index] = feature.fillValue
                let message = "not given; \(Self.fillText(feature)) was used in its place"
                warnings.append(FieldIssue(.imputed, at: location, message))
            } else if !issues.contains(where: { $0.location == location }) {
                let found = seen[index] ? "null" : "nothing"
                issues.append(FieldIssue(.missing, at: location, "this feature is required; found \(found)"))
            }
        }
    }

    private mutating func note(
        _ kind: FieldIssue.Kind, _ index: Int, _ rules: CustomerRules, _ path: [FieldIssue.Step], _ message: String
    ) {
        issues.append(FieldIssue(kind, at: path + [.key(rules.schema.features[index].name)], message))
    }

    private static func fillText(_ feature: Feature) -> String {
        guard case .category(let encoding) = feature.kind else { return shown(feature.fillValue) }
        return encoding.categories[Int(feature.fillValue)]
    }

    private static func shown(_ value: Double) -> String {
        var buffer = ByteBuffer(capacity: 32)
        buffer.append(shortest: value)
        return buffer.bytes.text
    }
}
