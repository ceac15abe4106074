/// Where one header field stands in the bytes of its head.
package struct FieldPosition: Sendable, BitwiseCopyable {
    let nameStart: UInt32
    let nameEnd: UInt32
    /// The value without the white space around it.
    let valueStart: UInt32
    let valueEnd: UInt32
}
