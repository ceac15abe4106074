import Service
import TestSupport

/// What `GET /metrics` says, as samples by name and labels.
struct MetricsReading {
    /// Values by what stands before them: `name{label="value"}`.
    let samples: [String: Double]

    /// Reads the text format; a line that is neither comment nor sample makes it nil.
    init?(_ text: String) {
        var samples: [String: Double] = [:]
        for line in text.split(separator: "\n") where !line.hasPrefix("# ") {
            guard let space = line.lastIndex(of: " "), let value = Double(line[line.index(after: space)...]),
                samples.updateValue(value, forKey: String(line[..<space])) == nil
            else { return nil }
        }
        self.samples = samples
    }

    /// Asks `handler` over a connection of its own.
    static func of(_ handler: ServiceHandler) throws -> MetricsReading {
        let session = WireSession(handler)
        session.send("GET /metrics HTTP/1.1\r\nHost: test\r\n\r\n")
        guard let answer = session.answers().first, let reading = MetricsReading(answer.text) else {
            throw Unreadable()
        }
        return reading
    }

    subscript(_ name: String) -> Double? { samples["segmentation_" + name] }

    /// The sum over all samples of a family.
    func sum(_ family: String) -> Double {
        samples.filter { $0.key.hasPrefix("segmentation_\(family){") }.values.reduce(0, +)
    }

    struct Unreadable: Error {}
}
