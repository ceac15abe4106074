/// Turns comments and strings into spaces, so that rules see only code. Line breaks stay.
///
/// It knows nested comments, raw and multi-line strings and interpolation; regular expression literals it takes for
/// code.
struct CodeBlanking {
    private let source: [UInt8]
    private var blanked: [UInt8] = []
    private var position = 0

    static func code(of text: String) -> String {
        var blanking = CodeBlanking(source: Array(text.utf8))
        blanking.copyCode(untilParenthesis: false)
        return String(decoding: blanking.blanked, as: UTF8.self)
    }

    private init(source: [UInt8]) {
        self.source = source
        blanked.reserveCapacity(source.count)
    }

    /// Copies code up to the end, or through the parenthesis that closes an interpolation.
    private mutating func copyCode(untilParenthesis: Bool) {
        var open = 1
        while position < source.count {
            if starts(with: "//") {
                blankLine()
            } else if starts(with: "/*") {
                blankComment()
            } else if let pounds = poundsBeforeQuote() {
                blankString(pounds: pounds)
            } else {
                let byte = source[position]
                if byte == UInt8(ascii: "(") { open += 1 }
                if byte == UInt8(ascii: ")") { open -= 1 }
                if untilParenthesis, open == 0 { return blank(1) }
                blanked.append(byte)
                position += 1
            }
        }
    }

    private mutating func blankLine() {
        while position < source.count, source[position] != UInt8(ascii: "\n") { blank(1) }
    }

    private mutating func blankComment() {
        var open = 0
        repeat {
            if starts(with: "/*") {
                open += 1
                blank(2)
            } else if starts(with: "*/") {
                open -= 1
                blank(2)
            } else {
                blank(1)
            }
        } while open > 0 && position < source.count
    }

    private mutating func blankString(pounds: Int) {
        let fence = String(repeating: "#", count: pounds)
        blank(pounds)
        let quotes = starts(with: "\"\"\"") ? "\"\"\"" : "\""
        blank(quotes.utf8.count)
        while position < source.count {
            if starts(with: quotes + fence) { return blank(quotes.utf8.count + pounds) }
            if quotes.utf8.count == 1, source[position] == UInt8(ascii: "\n") { return }
            if starts(with: "\\" + fence + "(") {
                blank(pounds + 2)
                copyCode(untilParenthesis: true)
            } else if starts(with: "\\" + fence) {
                blank(pounds + 2)
            } else {
                blank(1)
            }
        }
    }

    /// How many `#` stand before the quote that opens a string here; nil where no string starts.
    private func poundsBeforeQuote() -> Int? {
        var index = position
        while index < source.count, source[index] == UInt8(ascii: "#") { index += 1 }
        guard index < source.count, source[index] == UInt8(ascii: "\"") else { return nil }
        return index - position
    }

    private func starts(with text: String) -> Bool {
        guard text.utf8.first == source[position] else { return false }
        return source[position...].starts(with: text.utf8)
    }

    private mutating func blank(_ length: Int) {
        for byte in source[position..<min(position + length, source.count)] {
            blanked.append(byte == UInt8(ascii: "\n") ? byte : UInt8(ascii: " "))
        }
        position = min(position + length, source.count)
    }
}
