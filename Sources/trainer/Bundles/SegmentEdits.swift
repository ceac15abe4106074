import ModelBundle
import Segmentation
import Training

/// What a person has written into a bundle's `segments.json`, put where it belongs in the model that takes its place.
///
/// Clusters are matched one to one such that most customers agree: those who are in both models or, without such, the
/// mean customer of each segment. Field by field, what is not as the former training wrote it is a person's and is
/// kept; all else is the new training's.
struct SegmentEdits {
    /// The Jaccard index below which a match is poor: such clusters count as dissolved (Hennig 2007).
    private static let poorJaccard = 0.6

    /// The new model's segments, with the edits.
    private(set) var segments: SegmentMap
    /// What was kept.
    private(set) var notes: [String] = []
    /// What a person should look at.
    private(set) var warnings: [String] = []
    /// Whether every edit found its cluster.
    private(set) var isComplete = true

    /// Carries edits over; nil where there are none.
    ///
    /// A bundle that does not hold what its training wrote has every text counted as edited.
    init?(of former: LoadedModel, into fresh: LoadedModel) throws(SegmentMap.Failure) {
        guard former.trainedSegments != former.segmenter.segments else { return nil }
        segments = fresh.segmenter.segments
        if former.trainedSegments == nil {
            notes.append(
                "the bundle replaced does not hold what its training wrote, so all of its segments.json counts as edited;"
                    + " --fresh-segments writes it anew")
        }
        let comparison = BundleComparison(
            BundleSummary(of: former, in: ""), BundleSummary(of: fresh, in: ""), on: nil)
        let matches = (comparison.agreement?.matches ?? []).filter { $0.jaccard > 0 }
        var carried = segments.segments
        var namedByHand: Set<Int> = []
        for segment in former.segmenter.segments.segments {
            let fields = segment.fields(differingFrom: former.trainedSegments?[segment.cluster])
            guard !fields.isEmpty else { continue }
            guard let match = matches.first(where: { $0.cluster == segment.cluster }) else {
                isComplete = false
                warnings.append("what was edited in \"\(segment.name)\" is left out: no cluster answers to it any more")
                continue
            }
            carried[match.other] = carried[match.other].taking(fields, of: segment)
            if fields.contains(.name) { namedByHand.insert(match.other) }
            note(fields, of: carried[match.other], match)
        }
        avoidRepeatedNames(in: &carried, except: namedByHand)
        segments = try SegmentMap(carried, clusterCount: carried.count)
    }

    private mutating func note(_ fields: [Segment.Field], of segment: Segment, _ match: ClusteringAgreement.Match) {
        let list = fields.map(\.rawValue).joined(separator: ", ")
        notes.append(
            "kept as edited in segments.json: \(list) of \"\(segment.name)\" (cluster \(match.other), formerly "
                + "\(match.cluster))")
        guard match.jaccard < Self.poorJaccard else { return }
        warnings.append(
            "what was edited in \"\(segment.name)\" may not fit its cluster \(match.other) any more: the former cluster "
                + "\(match.cluster) answers to it poorly (Jaccard index \(FigureFormat.decimals(2).text(match.jaccard)))"
        )
    }

    /// A name that a person gave stays; one that training gave to another cluster yields.
    private mutating func avoidRepeatedNames(in segments: inout [Segment], except namedByHand: Set<Int>) {
        var taken = Set(namedByHand.map { segments[$0].name })
        for (cluster, segment) in segments.enumerated() where !namedByHand.contains(cluster) {
            var name = segment.name
            var number = 2
            while taken.contains(name) {
                name = "\(segment.name) (\(number))"
                number += 1
            }
            taken.insert(name)
            guard name != segment.name else { continue }
            segments[cluster] = segment.named(name)
            warnings.append("cluster \(cluster) is called \"\(name)\": the name without a number was kept for another")
        }
    }
}

extension Segment {
    /// What a person may edit, by its key in `segments.json`.
    fileprivate enum Field: String {
        case name
        case description
        case characteristics
        case recommendedOffers = "recommended_offers"
    }

    /// The fields that are not as in `other`; all where there is none.
    fileprivate func fields(differingFrom other: Segment?) -> [Field] {
        [
            name == other?.name ? nil : .name, description == other?.description ? nil : .description,
            characteristics == other?.characteristics ? nil : .characteristics,
            recommendedOffers == other?.recommendedOffers ? nil : .recommendedOffers,
        ].compactMap(\.self)
    }

    /// The segment with some of its fields as they are in `other`.
    fileprivate func taking(_ fields: [Field], of other: Segment) -> Segment {
        Segment(
            cluster: cluster, name: fields.contains(.name) ? other.name : name,
            description: fields.contains(.description) ? other.description : description,
            characteristics: fields.contains(.characteristics) ? other.characteristics : characteristics,
            recommendedOffers: fields.contains(.recommendedOffers) ? other.recommendedOffers : recommendedOffers)
    }

    /// The segment by another name.
    fileprivate func named(_ name: String) -> Segment {
        Segment(
            cluster: cluster, name: name, description: description, characteristics: characteristics,
            recommendedOffers: recommendedOffers)
    }
}
