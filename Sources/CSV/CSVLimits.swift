/// Sizes beyond which a text is refused, so that no input makes the process grow.
package struct CSVLimits: Sendable, Equatable {
    /// Bytes of one field as written, without the quotes around it.
    package let fieldBytes: Int
    /// Bytes of one record as written, without its line end.
    package let recordBytes: Int
    /// Fields of one record.
    package let columns: Int

    /// Sets the limits, each from 1 to 2^40.
    package init(fieldBytes: Int = 64 * 1024, recordBytes: Int = 1024 * 1024, columns: Int = 1024) {
        let allowed = 1...(1 << 40)
        precondition(
            [fieldBytes, recordBytes, columns].allSatisfy(allowed.contains), "limits must be 1 to 2^40")
        self.fieldBytes = fieldBytes
        self.recordBytes = recordBytes
        self.columns = columns
    }
}
