/// Where the value of a field lies: from the start of its record as written, or of the bytes rewritten for it.
@frozen @usableFromInline struct FieldRange {
    @usableFromInline var start: Int
    @usableFromInline var end: Int
    var isQuoted: Bool
    /// Whether quotes are doubled inside.
    var hasDoubledQuotes: Bool
    /// Whether the value had to be rewritten: single quotes for doubled ones, UTF-8 for ISO-8859-1.
    @usableFromInline var isRewritten = false
}
