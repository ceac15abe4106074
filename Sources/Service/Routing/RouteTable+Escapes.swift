/// Paths in which letters are escaped that need not be: `/%73egments` is `/segments` (RFC 3986, section 6.2.2.2).
extension RouteTable {
    /// The route of `path`, escaped unreserved characters taken for themselves; nil where nothing is escaped.
    ///
    /// Nobody writes paths so but by mistake or to get past a filter, so this is looked at last. An escaped slash is never
    /// one that separates.
    @inline(never)
    func matchEscaped(_ path: Span<UInt8>) -> Match? {
        guard path.indices.contains(where: { path[$0] == UInt8(ascii: "%") }) else { return nil }
        for index in routes.indices {
            guard let fixed = Self.end(of: routes[index].fixed, at: 0, in: path) else { continue }
            let match = match(routes[index], behind: fixed, in: path) { Self.end(of: $0, at: $1, in: path) }
            if let match { return match }
        }
        return nil
    }

    /// Where `part` ends that stands in `path` at `start`, escaped or not; nil where something else stands there.
    private static func end(of part: [UInt8], at start: Int, in path: Span<UInt8>) -> Int? {
        var place = start
        for byte in part {
            guard place < path.count else { return nil }
            if path[place] == byte {
                place += 1
            } else if PercentEncoding.unreserved(path, at: place) == byte {
                place += 3
            } else {
                return nil
            }
        }
        return place
    }
}
