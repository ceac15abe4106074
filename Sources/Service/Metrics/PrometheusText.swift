import Bytes

/// Metrics in the text format that Prometheus reads, version 0.0.4.
struct PrometheusText: ~Copyable {
    /// The media type of the format.
    static let contentType: StaticString = "text/plain; version=0.0.4; charset=utf-8"

    /// What a family of samples counts.
    enum Kind: String {
        case counter, gauge, histogram
    }

    /// A label's name and value.
    typealias Label = (name: StaticString, value: String)

    /// The text written so far.
    private(set) var buffer = ByteBuffer(capacity: 16 * 1024)
    private var family: StaticString = ""

    /// Begins a family; its samples follow.
    mutating func begin(_ name: StaticString, _ kind: Kind, _ help: StaticString) {
        family = name
        buffer.append("# HELP ")
        buffer.append(name)
        buffer.append(" ")
        buffer.append(help)
        buffer.append("\n# TYPE ")
        buffer.append(name)
        buffer.append(" ")
        buffer.append(utf8: kind.rawValue)
        buffer.append("\n")
    }

    /// Writes a sample of the family.
    ///
    /// - Parameter suffix: what follows the family's name, for the parts of a histogram.
    mutating func sample(_ value: UInt64, _ labels: [Label] = [], suffix: StaticString = "") {
        appendName(labels, suffix)
        buffer.append(utf8: "\(value)\n")
    }

    /// Writes a sample that is no whole number.
    mutating func sample(_ value: Double, _ labels: [Label] = [], suffix: StaticString = "") {
        appendName(labels, suffix)
        buffer.append(shortest: value)
        buffer.append("\n")
    }

    /// Writes a sample whose labels say it all.
    mutating func information(_ labels: [Label]) { sample(UInt64(1), labels) }

    private mutating func appendName(_ labels: [Label], _ suffix: StaticString) {
        buffer.append(family)
        buffer.append(suffix)
        for (index, label) in labels.enumerated() {
            buffer.append(index == 0 ? "{" : ",")
            buffer.append(label.name)
            buffer.append("=\"")
            appendEscaped(label.value)
            buffer.append("\"")
        }
        buffer.append(labels.isEmpty ? " " : "} ")
    }

    private mutating func appendEscaped(_ value: String) {
        for byte in value.utf8 {
            switch byte {
            case UInt8(ascii: "\\"): buffer.append("\\\\")
            case UInt8(ascii: "\""): buffer.append("\\\"")
            case UInt8(ascii: "\n"): buffer.append("\\n")
            default: buffer.append(byte)
            }
        }
    }
}
