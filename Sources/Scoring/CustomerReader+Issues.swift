import Bytes
import JSON
import Segmentation

/// Complaints and warnings: kept out of line, so that reading a good customer does not step around them.
extension CustomerReader {
    /// The way to the customer from the body.
    private var path: [FieldIssue.Step] { element.map { [.index($0)] } ?? [] }

    @_lifetime(reader: copy reader)
    @inline(never)
    mutating func refuseKind(of reader: inout JSONReader) throws(JSONError) {
        let kind = try reader.peek()
        issues.append(
            FieldIssue(.type, at: path, "expected an object with a customer's attributes, found \(kind.rawValue)"))
        try reader.skipValue()
    }

    @inline(never)
    mutating func noteUnknown(_ key: borrowing JSONText) {
        unknown += 1
        // A body of nothing but short unknown fields must not be answered with one twenty times its size.
        guard unknown <= Self.mostUnknownFields else { return }
        warnings.append(FieldIssue(.unknownField, at: path + [.key(key.string)], "no such feature; not used"))
    }

    @inline(never)
    mutating func noteFurtherUnknown() {
        let further = unknown - Self.mostUnknownFields
        warnings.append(FieldIssue(.unknownField, at: path, "\(further) further fields name no feature; not used"))
    }

    @inline(never)
    mutating func note(_ kind: FieldIssue.Kind, _ index: Int, _ rules: CustomerRules, _ message: String) {
        issues.append(FieldIssue(kind, at: location(of: rules.schema.features[index]), message))
    }

    @inline(never)
    mutating func noteIdentifier(_ kind: FieldIssue.Kind, _ rules: CustomerRules, _ message: String) {
        issues.append(FieldIssue(kind, at: path + [.key(rules.schema.identifier)], message))
    }

    /// Refuses a number for an id, which is shown as it is written.
    @inline(never)
    mutating func noteIdentifier(_ number: Span<UInt8>, isWithinBounds: Bool, _ rules: CustomerRules) {
        let found = number.shortened(to: 40)
        guard !isWithinBounds else {
            return noteIdentifier(.type, rules, "expected a string or a whole number, found \(found)")
        }
        let largest = 1 << 53 - 1
        noteIdentifier(
            .range, rules,
            "expected a string or a whole number from -\(largest) to \(largest), found \(found)")
    }

    /// Complains once of a field that stands in the object more than once.
    @inline(never)
    mutating func noteRepeated(_ index: Int, _ rules: CustomerRules) {
        let location = path + [.key(rules.keys.names[index])]
        guard !issues.contains(where: { $0.kind == .repeatedField && $0.location == location }) else { return }
        issues.append(FieldIssue(.repeatedField, at: location, "expected the field once, found it again"))
    }

    /// Refuses a number that no Double is large enough for.
    @inline(never)
    mutating func noteTooLarge(_ number: Span<UInt8>, _ index: Int, _ rules: CustomerRules) {
        let isNegative = number[0] == UInt8(ascii: "-")
        noteRange(isNegative ? -.infinity : .infinity, index, rules, found: number.shortened(to: 40))
    }

    @inline(never)
    mutating func noteRange(_ value: Double, _ index: Int, _ rules: CustomerRules, found: String? = nil) {
        let maximum = NumberDomain.largestMagnitude
        guard value.isFinite || found != nil else {
            return note(.range, index, rules, "expected a finite number, found \(Self.shown(value))")
        }
        let bound =
            value > maximum
            ? "at most \(Self.shown(maximum))" : "at least \(Self.shown(rules.fields[index].minimum))"
        note(.range, index, rules, "expected a number of \(bound), found \(found ?? Self.shown(value))")
    }

    @inline(never)
    mutating func warnOfRange(_ value: Double, _ index: Int, _ rules: CustomerRules) {
        let field = rules.fields[index]
        warnings.append(
            FieldIssue(
                .extrapolated, at: location(of: rules.schema.features[index]),
                "\(Self.shown(value)) is outside the training range "
                    + "\(Self.shown(field.trainingMinimum)) to \(Self.shown(field.trainingMaximum))"))
    }

    /// Refuses a text that names no category, or warns and gives what stands in for it.
    @inline(never)
    mutating func judgeUnknown(_ text: Span<UInt8>, _ index: Int, _ rules: CustomerRules) -> Double? {
        let feature = rules.schema.features[index]
        guard case .category(let encoding) = feature.kind else { return nil }
        let found = text.quoted(limit: 40)
        switch encoding.unknownPolicy {
        case .reject:
            let allowed = encoding.categories.prefix(20).joined(separator: ", ")
            note(.category, index, rules, "expected one of \(allowed); found \(found)")
            return nil
        case .impute:
            warnings.append(
                FieldIssue(
                    .imputed, at: location(of: feature),
                    "\(found) is not known; \(Self.fillText(feature)) was used in its place"))
            return feature.fillValue
        }
    }

    @inline(never)
    mutating func noteMissing(_ rules: CustomerRules) {
        for index in 0..<rules.fields.count where customer[index] == nil {
            let feature = rules.schema.features[index]
            let location = location(of: feature)
            if !feature.isRequired {
                customer[index] = feature.fillValue
                let message = "not given; \(Self.fillText(feature)) was used in its place"
                warnings.append(FieldIssue(.imputed, at: location, message))
            } else if !issues.contains(where: { $0.location == location }) {
                let found = seen.contains(index) ? "null" : "nothing"
                issues.append(FieldIssue(.missing, at: location, "this feature is required; found \(found)"))
            }
        }
    }

    private func location(of feature: Feature) -> [FieldIssue.Step] { path + [.key(feature.name)] }

    private static func fillText(_ feature: Feature) -> String {
        guard case .category(let encoding) = feature.kind else { return shown(feature.fillValue) }
        return encoding.categories[Int(feature.fillValue)]
    }

    /// A number in messages. Memory may hold what no text does: `inf` and `nan`.
    static func shown(_ value: Double) -> String {
        guard value.isFinite else { return value.description }
        var buffer = ByteBuffer(capacity: 32)
        buffer.append(shortest: value)
        return buffer.bytes.text
    }
}

extension Span<UInt8> {
    /// The bytes as text for a message, cut after `limit` of them.
    fileprivate func shortened(to limit: Int) -> String {
        count <= limit ? text : extracting(0..<limit).text + "…"
    }
}
