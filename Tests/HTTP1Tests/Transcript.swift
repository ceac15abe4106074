@testable import HTTP1

/// What the parser makes of some bytes, as lines a test can compare: heads, whole bodies, ends, a refusal.
struct Transcript: Equatable, CustomStringConvertible {
    private(set) var lines: [String] = []
    private(set) var refusal: Refusal?
    private var parser = RequestParser()
    private var held: [UInt8] = []
    private var body: [UInt8] = []
    private let limits: HTTPLimits

    /// Reads `pieces` one after the other, each as it would come from a socket.
    init(_ pieces: [[UInt8]], limits: HTTPLimits = HTTPLimits()) {
        self.limits = limits
        for piece in pieces { read(piece) }
    }

    /// Reads all of `text` at once.
    init(_ text: String, limits: HTTPLimits = HTTPLimits()) { self.init([Array(text.utf8)], limits: limits) }

    static func == (left: Transcript, right: Transcript) -> Bool {
        left.lines == right.lines && left.refusal == right.refusal
    }

    var description: String {
        lines.joined(separator: " | ") + (refusal.map { " refused \($0.status.code): \($0)" } ?? "")
    }

    private mutating func read(_ piece: [UInt8]) {
        guard refusal == nil else { return }
        held += piece
        let input = held
        // Another connection's head may have been read meanwhile: nothing may depend on the old layout.
        var layout = HeadLayout(limits: limits)
        var cursor = 0
        do throws(Refusal) {
            while true {
                let step = try parser.next(input.span, from: cursor, layout: &layout, limits: limits)
                let start = cursor
                cursor += step.consumed
                switch step.event {
                case .needsMore:
                    held.removeFirst(cursor)
                    return
                case .head: note(input.span.extracting(start..<cursor), layout)
                case .body(let part): body += input[part]
                case .end:
                    lines.append("body '\(String(decoding: body, as: UTF8.self))'")
                    body = []
                }
            }
        } catch {
            refusal = error
        }
    }

    private mutating func note(_ bytes: Span<UInt8>, _ layout: borrowing HeadLayout) {
        let head = layout.head(of: bytes, peer: PeerAddress(ipv4: 0, port: 0))
        var line = "\(head.method.name) \(head.path.text)"
        if !head.query.isEmpty { line += " ?\(head.query.text)" }
        if !head.isHTTP11 { line += " 1.0" }
        for index in 0..<head.fieldCount {
            line += " [\(head.fieldName(at: index).text)=\(head.fieldValue(at: index).text)]"
        }
        lines.append(line)
    }
}

extension Span<UInt8> {
    /// The bytes as text.
    var text: String { String(decoding: indices.map { self[$0] }, as: UTF8.self) }
}
