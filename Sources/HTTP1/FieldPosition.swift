/// Where one header field stands in the bytes of its head.
@usableFromInline package struct FieldPosition: Sendable, BitwiseCopyable {
    @usableFromInline let nameStart: UInt32
    @usableFromInline let nameEnd: UInt32
    /// The value without the white space around it.
    @usableFromInline let valueStart: UInt32
    @usableFromInline let valueEnd: UInt32
}
