extension HeadParser {
    /// Takes a target apart: origin-form, absolute-form, or asterisk-form for OPTIONS (RFC 9112 section 3.2).
    @_lifetime(self: copy self)
    mutating func settleTarget(_ target: Range<Int>, of layout: inout HeadLayout) throws(HeadStop) {
        guard let first = target.first else { throw stop(.targetForm) }
        try checkEscapes(in: target)
        switch bytes[first] {
        case UInt8(ascii: "/"):
            split(target, pathStart: target.lowerBound, of: &layout)
        case UInt8(ascii: "*") where target.count == 1 && layout.facts.method == .options:
            split(target, pathStart: target.lowerBound, of: &layout)
        default:
            try settleAbsolute(target, of: &layout)
        }
    }

    /// Separates path and query at the first question mark.
    private func split(_ target: Range<Int>, pathStart: Int, of layout: inout HeadLayout) {
        var mark = pathStart
        while mark < target.upperBound, bytes[mark] != UInt8(ascii: "?") { mark += 1 }
        layout.facts.pathStart = pathStart
        layout.facts.pathEnd = mark
        layout.facts.queryStart = min(mark + 1, target.upperBound)
        layout.facts.queryEnd = target.upperBound
    }

    private func settleAbsolute(_ target: Range<Int>, of layout: inout HeadLayout) throws(HeadStop) {
        let text = bytes.extracting(target)
        let scheme = text.startsIgnoringCase("http://") ? 7 : text.startsIgnoringCase("https://") ? 8 : 0
        guard scheme > 0 else { throw stop(.targetForm) }
        let authority = target.lowerBound + scheme
        var end = authority
        while end < target.upperBound, bytes[end] != UInt8(ascii: "/"), bytes[end] != UInt8(ascii: "?") { end += 1 }
        guard bytes.extracting(authority..<end).isHost else { throw stop(.hostMalformed) }
        split(target, pathStart: end, of: &layout)
        if layout.facts.pathStart == layout.facts.pathEnd {
            // An empty path means "/", and the last slash before the authority is one.
            layout.facts.pathStart = authority - 1
            layout.facts.pathEnd = authority
        }
    }

    /// Every `%` is followed by two hexadecimal digits, and what they encode is UTF-8 in its shortest form.
    private func checkEscapes(in target: Range<Int>) throws(HeadStop) {
        var check = UTF8Check()
        var index = target.lowerBound
        var sequence = index
        while index < target.upperBound {
            if !check.isBetweenCharacters || bytes[index] == UInt8(ascii: "%") {
                if check.isBetweenCharacters { sequence = index }
                guard let byte = try unescaped(at: &index, end: target.upperBound), check.accept(byte) else {
                    throw stop(.targetNotUTF8(at: sequence))
                }
            } else {
                index += 1
            }
        }
        guard check.isBetweenCharacters else { throw stop(.targetNotUTF8(at: sequence)) }
    }

    /// The byte that the escape at `index` stands for; nil where there is none, which leaves a character unfinished.
    private func unescaped(at index: inout Int, end: Int) throws(HeadStop) -> UInt8? {
        guard bytes[index] == UInt8(ascii: "%") else { return nil }
        guard index + 2 < end, let high = bytes[index + 1].hexadecimalValue,
            let low = bytes[index + 2].hexadecimalValue
        else { throw stop(.targetEscape(at: index)) }
        index += 3
        return high << 4 | low
    }
}
