import Bytes
import CSV
import Segmentation

/// Rows as the trainer writes nearly all of them, read straight from the text.
extension CustomerRows {
    /// Appends the rows that come first and are plain: no quotes, nothing but ASCII, lines that end in LF. What is left,
    /// ``append(all:)`` reads field by field, and knows what is wrong with it.
    mutating func append(plain records: PlainRecords) -> PlainRecords.Taken {
        var (rows, place, start) = (0, 0, records.start)
        let width = columns.count + 3
        while place + width <= records.ends.count, appendRow(records, from: place, at: start) {
            rows += 1
            place += width
            start = end(of: place - 1, in: records) + 1
        }
        return PlainRecords.Taken(records: rows, end: start)
    }

    /// Appends the row whose fields end at the places from `place` on; false where it is not plain, and nothing appended.
    private mutating func appendRow(_ records: PlainRecords, from place: Int, at start: Int) -> Bool {
        let text = records.text
        let (id, cluster, density) = (place, place + 1, place + 2)
        for field in place..<(density + columns.count) where text[end(of: field, in: records)] != Self.comma {
            return false
        }
        let (idEnd, clusterEnd) = (end(of: id, in: records), end(of: cluster, in: records))
        let (densityEnd, last) = (end(of: density, in: records), end(of: density + columns.count, in: records))
        guard text[last] == Self.lineFeed, idEnd > start,
            let cluster = Self.label(text, from: idEnd + 1, to: clusterEnd), (0..<clusterCount).contains(cluster),
            case let dbscan = Self.label(text, from: clusterEnd + 1, to: densityEnd),
            dbscan != nil || clusterEnd + 1 == densityEnd,
            appendValues(records, from: density, at: densityEnd + 1)
        else { return false }
        ids.append(text.extracting(start..<idEnd).decoded())
        labels.append(.init(cluster: cluster, dbscanCluster: dbscan))
        return true
    }

    /// Appends the values whose fields end at the places behind `place`, or none of them.
    private mutating func appendValues(_ records: PlainRecords, from place: Int, at first: Int) -> Bool {
        var start = first
        for column in columns.indices {
            let end = end(of: place + column + 1, in: records)
            guard let value = value(records.text, from: start, to: end, in: column) else {
                values.removeLast(column)
                return false
            }
            values.append(value)
            start = end + 1
        }
        return true
    }

    private func value(_ text: Span<UInt8>, from start: Int, to end: Int, in column: Int) -> Double? {
        if start == end { return .nan }
        if let encoding = encodings[column] {
            return encoding.code(of: text.extracting(start..<end).decoded()).map(Double.init)
        }
        let short = ShortDecimal.value(of: text, from: start, to: end)
        if !short.isNaN { return short }
        guard let number = PlainDecimal(text, at: start), number.end == end else { return nil }
        return number.value
    }

    /// A cluster of one digit, or the noise of DBSCAN.
    private static func label(_ text: Span<UInt8>, from start: Int, to end: Int) -> Int? {
        let isNegative = end - start == 2 && text[start] == UInt8(ascii: "-")
        let digit = text[isNegative ? start + 1 : start] &- UInt8(ascii: "0")
        if isNegative { return digit == 1 ? -1 : nil }
        return end - start == 1 && digit < 10 ? Int(digit) : nil
    }

    @inline(__always)
    private func end(of field: Int, in records: PlainRecords) -> Int { records.base &+ Int(records.ends[field]) }

    private static var comma: UInt8 { UInt8(ascii: ",") }
    private static var lineFeed: UInt8 { UInt8(ascii: "\n") }
}
