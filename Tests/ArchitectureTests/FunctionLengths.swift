/// Where functions start and how many lines they take, by counting braces.
struct FunctionLengths {
    /// One function with a body; both lines count from 1 and are part of it.
    struct Function: Equatable {
        let firstLine: Int
        let lastLine: Int
        var lines: Int { lastLine - firstLine + 1 }
    }

    private static let keywords = ["func", "init", "deinit", "subscript"].map { Array($0.utf8) }

    private(set) var functions: [Function] = []
    private var line = 1
    private var braces = 0
    private var parentheses = 0
    private var word: [UInt8] = []
    private var previous: UInt8 = 0
    /// A function whose body has not begun: its line and the parentheses open at its keyword.
    private var announced: (line: Int, parentheses: Int)?
    /// Functions whose body is open: their line and the braces open before it.
    private var open: [(line: Int, braces: Int)] = []

    /// Measures `code`, from which strings and comments are gone.
    init(code: String) {
        for byte in code.utf8 {
            if Self.isPartOfWord(byte) {
                word.append(byte)
            } else {
                endWord()
                read(byte)
                previous = byte
            }
        }
    }

    private static func isPartOfWord(_ byte: UInt8) -> Bool {
        let isLetter = byte >= 0x80 || (byte | 0x20) &- UInt8(ascii: "a") < 26
        return isLetter || byte == UInt8(ascii: "_") || byte &- UInt8(ascii: "0") < 10
    }

    private mutating func endWord() {
        guard !word.isEmpty else { return }
        // `.init` and `self.init` call; they declare nothing.
        if previous != UInt8(ascii: "."), Self.keywords.contains(word) { announced = (line, parentheses) }
        word.removeAll(keepingCapacity: true)
    }

    private mutating func read(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\n"): line += 1
        case UInt8(ascii: "("): parentheses += 1
        case UInt8(ascii: ")"): parentheses -= 1
        case UInt8(ascii: "{"): openBrace()
        case UInt8(ascii: "}"): closeBrace()
        default: break
        }
    }

    private mutating func openBrace() {
        // A brace inside the parameter list is a closure that stands there as a default.
        if let function = announced, function.parentheses == parentheses {
            open.append((function.line, braces))
            announced = nil
        }
        braces += 1
    }

    private mutating func closeBrace() {
        braces -= 1
        // A type ended before the body came: the requirement of a protocol has none.
        if announced?.parentheses == parentheses { announced = nil }
        guard let function = open.last, function.braces == braces else { return }
        open.removeLast()
        functions.append(Function(firstLine: function.line, lastLine: line))
    }
}
