extension Span<UInt8> {
    /// Whether a field, without the spaces around it, says that there is no value: nothing, `nan`, `null`, `NA` or `N/A`, as
    /// programs write, or the `####` that a spreadsheet leaves of a column too narrow.
    package var isMissingValue: Bool {
        guard !isEmpty else { return true }
        // Most values start with a digit.
        if self[0] &- UInt8(ascii: "0") <= 9 { return false }
        if count <= 4, matches("nan") || matches("null") || matches("na") || matches("n/a") || matches("#n/a") {
            return true
        }
        for index in indices where self[index] != UInt8(ascii: "#") { return false }
        return true
    }

    /// Whether the bytes are `word`, a literal in small letters, in whatever case.
    private func matches(_ word: StaticString) -> Bool {
        guard count == word.utf8CodeUnitCount else { return false }
        for index in indices {
            // The literal has as many bytes as it says.
            if unsafe self[index] | 0x20 != word.utf8Start[index] { return false }
        }
        return true
    }
}
