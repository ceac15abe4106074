/// Members of an object in one call each: key and value, null for nil.
extension JSONWriter {
    /// Writes a member that is text.
    package mutating func member(_ name: String, _ text: String?) {
        key(name)
        if let text { value(text) } else { null() }
    }

    /// Writes a member that is a number.
    ///
    /// - Precondition: the number is finite.
    package mutating func member(_ name: String, _ number: Double?) {
        key(name)
        if let number { value(number) } else { null() }
    }

    /// Writes a member that is a whole number.
    package mutating func member(_ name: String, _ number: Int?) {
        key(name)
        if let number { value(number) } else { null() }
    }

    /// Writes a member that is true or false.
    package mutating func member(_ name: String, _ flag: Bool?) {
        key(name)
        if let flag { value(flag) } else { null() }
    }

    /// Writes a member that is a list of texts.
    package mutating func member(_ name: String, _ texts: [String]) {
        key(name)
        value(texts)
    }
}
