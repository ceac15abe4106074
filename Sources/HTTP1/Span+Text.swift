extension Span<UInt8> {
    /// Whether the bytes are exactly those of `literal`.
    package func equals(_ literal: StaticString) -> Bool {
        guard count == literal.utf8CodeUnitCount else { return false }
        // A literal's bytes are immortal, and the count was compared.
        let expected = unsafe literal.utf8Start
        for index in indices where unsafe self[index] != expected[index] { return false }
        return true
    }

    /// Whether the bytes are those of `name`, ASCII letters compared without case.
    ///
    /// - Precondition: `name` consists of letters, digits and hyphens, for which setting bit 5 folds nothing but case.
    package func equalsIgnoringCase(_ name: StaticString) -> Bool {
        guard count == name.utf8CodeUnitCount else { return false }
        let expected = unsafe name.utf8Start
        for index in indices where unsafe self[index] | 0x20 != expected[index] | 0x20 { return false }
        return true
    }
}
