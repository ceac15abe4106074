package import Segmentation

/// What a column of raw features holds, and so which figures describe it.
package enum ProfileColumn: Sendable, Equatable {
    /// Numbers in a unit.
    case number
    /// Codes 0..<`categories`.
    case category(categories: Int)
}

extension Partition {
    /// What the rows of each cluster are like in their original units.
    ///
    /// - Parameters:
    ///   - raw: n × f, the features before they were transformed and scaled.
    ///   - columns: what each of the f columns holds.
    ///   - isAnomaly: one flag per row; nil where no DBSCAN model was fitted.
    package func profiles(
        of raw: Matrix, columns: [ProfileColumn], isAnomaly: [Bool]?
    ) throws(EvaluationError) -> [ClusterProfile] {
        precondition(raw.rows == points.rows, "the raw features must be of the rows that were clustered")
        precondition(raw.columns == columns.count, "every raw feature must say what it holds")
        var profiles: [ClusterProfile] = []
        for (cluster, rows) in members.enumerated() {
            var statistics: [ClusterProfile.Statistics] = []
            for (column, kind) in columns.enumerated() {
                statistics.append(try Self.statistics(of: raw, column, kind, rows))
            }
            profiles.append(
                ClusterProfile(
                    cluster: cluster, count: rows.count, share: Double(rows.count) / Double(labels.count),
                    anomalies: isAnomaly.map { flags in rows.count { flags[$0] } }, statistics: statistics))
        }
        return profiles
    }

    private static func statistics(
        of raw: Matrix, _ column: Int, _ kind: ProfileColumn, _ rows: [Int]
    ) throws(EvaluationError) -> ClusterProfile.Statistics {
        guard case .category(let categories) = kind else { return number(rows.map { raw[$0, column] }) }
        var counts = [Int](repeating: 0, count: categories)
        for row in rows {
            guard let code = Int(exactly: raw[row, column]), counts.indices.contains(code) else {
                throw .unknownCode(row: row, column: column, found: raw[row, column])
            }
            counts[code] += 1
        }
        return .category(counts: counts)
    }

    private static func number(_ values: [Double]) -> ClusterProfile.Statistics {
        let quantiles = Quantiles(of: values)
        return .number(
            mean: values.mean, median: quantiles.median, standardDeviation: values.standardDeviation,
            minimum: quantiles[0], maximum: quantiles[1])
    }
}
