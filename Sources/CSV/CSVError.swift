/// Why a text cannot be read as CSV, and where.
package struct CSVError: Error, Equatable, CustomStringConvertible {
    package enum Problem: Sendable, Equatable {
        case fieldTooLong(limit: Int)
        case recordTooLong(limit: Int)
        case tooManyColumns(limit: Int)
        /// A quoted field was opened and never closed.
        case unclosedQuote
        /// A byte other than a delimiter or a line end follows a closing quote.
        case byteAfterClosingQuote(UInt8)
        /// UTF-8 was demanded, and no character can begin with, or hold, this byte where it stands.
        case invalidUTF8(UInt8)
        /// The text starts with the byte order mark of UTF-16.
        case isUTF16
        /// A control character stands in the header: the text is packed, a spreadsheet's own format, or no text at all.
        case controlCharacter(UInt8)
    }

    /// Line of the text, from 1, on which the field at fault begins, for there a quote too many may stand; of a text that
    /// is no UTF-8 the line on which its record begins.
    package let line: Int
    /// Column of the table, from 1.
    package let column: Int
    package let problem: Problem

    package init(line: Int, column: Int, problem: Problem) {
        self.line = line
        self.column = column
        self.problem = problem
    }

    /// The error as it is of a text with `lines` more before.
    package func after(lines: Int) -> CSVError {
        CSVError(line: line + lines, column: column, problem: problem)
    }

    /// What would have been right.
    package var expected: String {
        switch problem {
        case .fieldTooLong(let limit): "a field of at most \(limit) bytes"
        case .recordTooLong(let limit): "a record of at most \(limit) bytes"
        case .tooManyColumns(let limit): "at most \(limit) columns"
        case .unclosedQuote: "a closing quote"
        case .byteAfterClosingQuote: "a delimiter or a line end after the closing quote"
        case .invalidUTF8: "UTF-8"
        case .isUTF16: "UTF-8 or ISO-8859-1"
        case .controlCharacter: "a header of text"
        }
    }

    /// What stood there instead.
    package var found: String {
        switch problem {
        case .fieldTooLong, .recordTooLong: "a longer one"
        case .tooManyColumns: "more"
        case .unclosedQuote: "the end of the text"
        case .byteAfterClosingQuote(let byte): Self.name(of: byte)
        case .invalidUTF8(let byte): Self.name(of: byte)
        case .isUTF16: "UTF-16"
        case .controlCharacter(let byte): "\(Self.name(of: byte)), as in files that are packed or no text"
        }
    }

    package var description: String {
        "line \(line), column \(column): expected \(expected), found \(found)"
    }

    private static func name(of byte: UInt8) -> String {
        (0x21...0x7E).contains(byte)
            ? "'\(Character(Unicode.Scalar(byte)))'"
            : "byte 0x" + (byte < 0x10 ? "0" : "")
                + String(byte, radix: 16, uppercase: true)
    }
}
