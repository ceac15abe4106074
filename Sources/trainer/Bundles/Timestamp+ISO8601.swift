import Training

extension Timestamp {
    /// The moment as ISO 8601 has it, without a zone: `2011-12-10T12:50:00`.
    var iso8601: String { description.split(separator: " ").joined(separator: "T") }
}
