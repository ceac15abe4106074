package import Bytes

/// A table of made-up rows, whose customers belong to segments that are known: for tests, demonstrations and load.
///
/// The rows follow from the number of them and the seed alone, and are made one after the other, so that a table of any
/// size takes no memory.
package protocol SyntheticTable: Sendable {
    /// Names of the columns, as the first line has them.
    var header: String { get }
    /// The segments that are planted, and whose rows make each up.
    var segments: PlantedSegments { get }
    /// Appends the next row with its line end.
    mutating func appendRow(to text: inout ByteBuffer)
}
