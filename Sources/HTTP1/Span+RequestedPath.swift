import Bytes

extension Span<UInt8> {
    /// The path that a head asks for which was not read to its end, or breaks a rule: what stands behind its first space
    /// and, in absolute-form, behind the authority, up to a query. Empty where that has not come.
    ///
    /// It holds whatever was sent, so it is good for telling what was meant and for nothing else.
    var requestedPath: Span<UInt8> {
        @_lifetime(copy self)
        get {
            // An empty line before the request is skipped, as it is in a good one.
            var start = count >= 2 && self[0] == .carriageReturn && self[1] == .lineFeed ? 2 : 0
            while start < count, self[start] > .space { start += 1 }
            guard start < count, self[start] == .space else { return Span() }
            start += 1
            var end = start
            while end < count, self[end] > .space, self[end] != UInt8(ascii: "?") { end += 1 }
            let target = extracting(start..<end)
            let scheme = target.startsIgnoringCase("http://") ? 7 : target.startsIgnoringCase("https://") ? 8 : 0
            guard scheme > 0 else { return target }
            var authorityEnd = scheme
            while authorityEnd < target.count, target[authorityEnd] != UInt8(ascii: "/") { authorityEnd += 1 }
            return target.extracting(authorityEnd..<target.count)
        }
    }
}
