/// What a document may ask of the reader; whatever passes a limit is refused with a ``JSONError`` that names it.
@usableFromInline package struct JSONLimits: Sendable, Equatable {
    /// The most that `depth` may be: skipping a value and building a tree recurse once per level.
    @inlinable
    package static var deepest: Int { 512 }

    /// Containers open at once.
    @usableFromInline package var depth: Int
    /// Bytes of one key or string as written between its quotes.
    @usableFromInline package var stringBytes: Int
    /// Bytes of the whole document.
    @usableFromInline package var totalBytes: Int
    /// Members and elements of all containers together.
    @usableFromInline package var elements: Int

    /// Makes limits; each has a default that fits a request as well as a bundle file.
    ///
    /// - Precondition: `depth` is at most ``deepest``.
    @inlinable
    package init(
        depth: Int = 32, stringBytes: Int = 65_536, totalBytes: Int = 16_777_216, elements: Int = 1_000_000
    ) {
        precondition(depth <= Self.deepest, "the reader nests at most \(Self.deepest) containers")
        self.depth = depth
        self.stringBytes = stringBytes
        self.totalBytes = totalBytes
        self.elements = elements
    }
}
