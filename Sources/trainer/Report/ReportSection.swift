/// The parts of a report, in the order of their reading: what there is, then how sure it is, then what it was made of.
enum ReportSection: String, CaseIterable {
    case segments
    case profiles
    case map
    case count
    case quality
    case confidence
    case anomalies
    case data
    case components
    case reproduction

    /// Whether its figures are there to be compared, small and side by side.
    var hasSmallFigures: Bool { self == .count }

    var title: String {
        switch self {
        case .segments: "The segments"
        case .profiles: "What tells them apart"
        case .map: "Where customers lie"
        case .count: "How many segments"
        case .quality: "How well they are separated"
        case .confidence: "How far confidence can be trusted"
        case .anomalies: "Who stands apart"
        case .data: "What was read"
        case .components: "What varies together"
        case .reproduction: "How to make it again"
        }
    }
}
