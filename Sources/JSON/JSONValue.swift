/// A JSON document as a tree of values, for small files and tests; large tables are read with ``JSONReader``.
package enum JSONValue: Sendable, Equatable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array(JSONArray)
    /// Members in the order of the document.
    case object([Member])

    /// One key of an object and its value.
    package struct Member: Sendable, Equatable {
        package let key: String
        package let value: JSONValue

        package init(_ key: String, _ value: JSONValue) {
            self.key = key
            self.value = value
        }
    }

    /// What kind of value this is.
    package var kind: JSONKind {
        switch self {
        case .null: .null
        case .bool: .bool
        case .number: .number
        case .string: .string
        case .array: .array
        case .object: .object
        }
    }

    /// The value of the member `key`, or nil when there is none or this is no object.
    package subscript(_ key: String) -> JSONValue? {
        members?.first { $0.key == key }?.value
    }

    /// The element at `index`, or nil when there is none or this is no array.
    package subscript(_ index: Int) -> JSONValue? {
        guard let elements, elements.indices.contains(index) else { return nil }
        return elements[index]
    }

    /// The truth value, or nil when this is none.
    package var bool: Bool? {
        if case .bool(let value) = self { value } else { nil }
    }

    /// The number, or nil when this is none.
    package var number: Double? {
        if case .number(let value) = self { value } else { nil }
    }

    /// The number where it is whole and at most 2^53 in magnitude, or nil.
    package var integer: Int? {
        guard let number, let whole = Int(exactly: number), whole.magnitude <= 1 << 53 else { return nil }
        return whole
    }

    /// The text, or nil when this is none.
    package var string: String? {
        if case .string(let value) = self { value } else { nil }
    }

    /// The elements of an array, or nil when this is none.
    package var elements: JSONArray? {
        if case .array(let value) = self { value } else { nil }
    }

    /// The members of an object, or nil when this is none.
    package var members: [Member]? {
        if case .object(let value) = self { value } else { nil }
    }
}
