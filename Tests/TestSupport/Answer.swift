/// An answer as a client sees it.
package struct Answer: Equatable, Sendable {
    /// The status code.
    package var status: Int
    /// Names and values, in order.
    package var fields: [Field]
    /// The content, its chunked coding taken off.
    package var body: [UInt8]
    /// Whether all of the content that the head announces is there.
    package var isComplete: Bool

    /// One header field.
    package struct Field: Equatable, Sendable {
        package var name: String
        package var value: String
    }

    /// The content as text.
    package var text: String { String(decoding: body, as: UTF8.self) }

    /// The value of the only field called `name`; nil where there is none or there are several.
    package subscript(name: String) -> String? {
        let values = fields.filter { $0.name.lowercased() == name.lowercased() }
        return values.count == 1 ? values[0].value : nil
    }

    /// All answers in what a connection received; an unfinished head at the end counts for none.
    package static func all(in bytes: [UInt8], toHead: Bool = false) -> [Answer] {
        var answers: [Answer] = []
        var rest = bytes[...]
        while let (answer, length) = first(in: rest, toHead: toHead) {
            answers.append(answer)
            rest = rest.dropFirst(length)
        }
        return answers
    }

    /// The first answer in `bytes` and how many bytes it takes.
    package static func first(in bytes: ArraySlice<UInt8>, toHead: Bool = false) -> (Answer, Int)? {
        let blank: [UInt8] = [13, 10, 13, 10]
        guard let end = bytes.indices.first(where: { bytes[$0...].starts(with: blank) }) else { return nil }
        let lines = String(decoding: bytes[..<end], as: UTF8.self).split(separator: "\r\n")
        let words = lines.first?.split(separator: " ", maxSplits: 2) ?? []
        guard words.count == 3, words[0] == "HTTP/1.1", let status = Int(words[1]) else { return nil }
        let fields = lines.dropFirst().map { line in
            let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            return Field(name: String(parts[0]), value: parts.count > 1 ? String(parts[1].dropFirst()) : "")
        }
        var answer = Answer(status: status, fields: fields, body: [], isComplete: true)
        let rest = bytes[(end + 4)...]
        guard !toHead, status >= 200, status != 204, status != 304 else {
            return (answer, rest.startIndex - bytes.startIndex)
        }
        let length = answer.takeBody(rest)
        return (answer, rest.startIndex - bytes.startIndex + length)
    }

    private mutating func takeBody(_ bytes: ArraySlice<UInt8>) -> Int {
        if let length = self["Content-Length"].flatMap({ Int($0) }) {
            body = Array(bytes.prefix(length))
            isComplete = body.count == length
            return body.count
        }
        guard self["Transfer-Encoding"] == "chunked" else {
            body = Array(bytes)
            return bytes.count
        }
        var index = bytes.startIndex
        isComplete = false
        while let lineEnd = bytes[index...].firstIndex(of: 10),
            let size = Int(String(decoding: bytes[index..<(lineEnd - 1)], as: UTF8.self), radix: 16)
        {
            index = min(lineEnd + 1 + size + 2, bytes.endIndex)
            body += bytes[(lineEnd + 1)...].prefix(size)
            if size == 0 {
                isComplete = true
                break
            }
        }
        return index - bytes.startIndex
    }
}
