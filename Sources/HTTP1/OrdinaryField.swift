import Bytes

/// A field line as nearly all are written, found sixteen bytes at a time: a name of letters, digits and hyphens, a
/// colon, at most one space, a value with no tab and no white space at its ends, and the end of the line.
struct OrdinaryField {
    /// Where name and value stand.
    let position: FieldPosition
    /// Where the next line begins; zero where the line is of another form, which is for a closer look.
    let end: Int

    /// Looks at the line that begins at `start` and may end at `limit` at the latest, which is below 2^32.
    @inline(always)
    init(_ bytes: Span<UInt8>, from start: Int, to limit: Int) {
        let colon = bytes.firstIndex(from: start) { lanes in
            .!(lanes.letters .| lanes.digits .| lanes.equal(to: UInt8(ascii: "-")))
        }
        let behind = bytes.byteOrNUL(at: colon &+ 1)
        let value = behind == .space ? colon &+ 2 : colon &+ 1
        let stop = bytes.firstIndex(from: value) { lanes in lanes.controls }
        let isOrdinary =
            colon > start && stop > value && stop &+ 2 <= limit
            && bytes.byteOrNUL(at: colon) == UInt8(ascii: ":")
            && bytes.byteOrNUL(at: stop) == .carriageReturn && bytes.byteOrNUL(at: stop &+ 1) == .lineFeed
            && bytes.byteOrNUL(at: value) != .space && bytes.byteOrNUL(at: stop &- 1) != .space
        position = FieldPosition(
            nameStart: UInt32(truncatingIfNeeded: start), nameEnd: UInt32(truncatingIfNeeded: colon),
            valueStart: UInt32(truncatingIfNeeded: value), valueEnd: UInt32(truncatingIfNeeded: stop))
        end = isOrdinary ? stop &+ 2 : 0
    }
}
