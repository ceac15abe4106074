/// A place between two records of a text.
package struct TextPlace: Sendable, Equatable {
    /// Bytes of the text before it.
    package var byte: Int
    /// Line of the text, from 1.
    package var line: Int
    /// Whether the byte before is a carriage return, to whose line end a line feed would belong.
    package var followsCarriageReturn: Bool

    /// Names a place; by itself the start of a text.
    package init(byte: Int = 0, line: Int = 1, followsCarriageReturn: Bool = false) {
        self.byte = byte
        self.line = line
        self.followsCarriageReturn = followsCarriageReturn
    }
}
