/// The `traceparent` field of W3C Trace Context: which trace a request belongs to, and which call made it.
///
///     traceparent = version "-" trace-id "-" parent-id "-" trace-flags      2, 32, 16 and 2 lowercase hex digits
enum TraceParent {
    /// Where the id of the trace stands in a valid value.
    static let traceID = 3..<35
    /// How long a value of version 00 is; later versions may only append to it.
    private static let length = 55
    /// A longer value is no trace worth carrying on.
    private static let longest = 128

    /// Whether `value` is valid: section 3.2 of the recommendation.
    static func isValid(_ value: Span<UInt8>) -> Bool {
        guard value.count >= length, value.count <= longest, value[2] == dash, value[35] == dash, value[52] == dash
        else { return false }
        guard isHexadecimal(value, 0..<2), isHexadecimal(value, traceID), isHexadecimal(value, 36..<52),
            isHexadecimal(value, 53..<55), !isZero(value, traceID), !isZero(value, 36..<52)
        else { return false }
        // Version ff is forbidden; version 00 ends here, and what a later one appends begins with a dash.
        let isFF = value[0] == UInt8(ascii: "f") && value[1] == UInt8(ascii: "f")
        return !isFF && (value.count == length || !isZero(value, 0..<2) && value[length] == dash)
    }

    private static let dash = UInt8(ascii: "-")

    private static func isHexadecimal(_ value: Span<UInt8>, _ range: Range<Int>) -> Bool {
        for index in range {
            let byte = value[index]
            guard byte &- UInt8(ascii: "0") < 10 || byte &- UInt8(ascii: "a") < 6 else { return false }
        }
        return true
    }

    private static func isZero(_ value: Span<UInt8>, _ range: Range<Int>) -> Bool {
        for index in range where value[index] != UInt8(ascii: "0") { return false }
        return true
    }
}
