import ModelBundle
import Segmentation

extension ReportData {
    /// A field that cannot be of the model, and why.
    typealias Disagreement = (field: String, text: String)

    /// More customers than there will ever be: sums over all clusters stay far from what an integer holds.
    fileprivate static let mostCustomers = 1 << 50

    /// What of the data cannot be of `model`; nil where all of it can.
    func disagreement(with model: LoadedModel) -> Disagreement? {
        let schema = model.segmenter.encoder.schema
        let clusters = model.segmenter.kMeans.clusterCount
        let width = schema.columnNames.count
        guard version == Self.currentVersion else {
            return ("version", "expected \(Self.currentVersion), found \(version)")
        }
        guard columns == schema.columnNames else {
            return ("columns", "expected \(schema.columnNames), as features.json says, found \(columns)")
        }
        guard correlation.count == width, correlation.allSatisfy({ $0.count == width }) else {
            return ("correlation", "expected \(width) rows of \(width)")
        }
        guard correlation.joined().allSatisfy({ ($0 ?? 0).magnitude <= 1 }) else {
            return ("correlation", "expected numbers from -1 to 1")
        }
        return distributions.lazy.compactMap { $0.disagreement() }.first
            ?? components.disagreement(width: width, axes: cloud.axes.count)
            ?? silhouettes?.disagreement(clusters: clusters) ?? boxDisagreement(clusters: clusters)
            ?? cloud.disagreement(clusters: clusters) ?? totals?.disagreement()
    }

    private func boxDisagreement(clusters: Int) -> Disagreement? {
        for (feature, boxes) in boxes.sorted(by: { $0.key < $1.key }) {
            guard boxes.count == clusters else {
                return ("boxes.\(feature)", "expected \(clusters), one per cluster, found \(boxes.count)")
            }
            if let wrong = boxes.firstIndex(where: { !$0.isSound }) {
                return (
                    "boxes.\(feature)[\(wrong)]",
                    "expected a count, no more outliers, and figures that ascend from whisker to whisker"
                )
            }
        }
        return nil
    }
}

extension ReportData.Distribution {
    fileprivate func disagreement() -> ReportData.Disagreement? {
        guard edges.count == counts.count + 1 else {
            return ("distributions", "expected one edge more than counts of \(feature)")
        }
        guard zip(edges, edges.dropFirst()).allSatisfy(<=) else {
            return ("distributions", "expected ascending edges of \(feature)")
        }
        guard counts.allSatisfy({ (0...ReportData.mostCustomers).contains($0) }) else {
            return ("distributions", "expected counts of customers of \(feature)")
        }
        return nil
    }
}

extension ReportData.Components {
    fileprivate func disagreement(width: Int, axes: Int) -> ReportData.Disagreement? {
        guard mean.count == width else {
            return ("components.mean", "expected \(width) numbers, one per column, found \(mean.count)")
        }
        guard (1...3).contains(loadings.count), loadings.count == axes, loadings.allSatisfy({ $0.count == width })
        else { return ("components.loadings", "expected one to three lists of \(width), as many as cloud.axes has") }
        guard varianceRatios.count >= loadings.count else {
            return (
                "components.varianceRatios",
                "expected at least \(loadings.count) shares, found \(varianceRatios.count)"
            )
        }
        if let wrong = varianceRatios.first(where: { !(0...1).contains($0) }) {
            return ("components.varianceRatios", "expected shares from 0 to 1, found \(wrong)")
        }
        return nil
    }
}

extension ReportData.Silhouettes {
    fileprivate func disagreement(clusters count: Int) -> ReportData.Disagreement? {
        guard clusters.count == count else {
            return ("silhouettes.clusters", "expected \(count) lists, one per cluster")
        }
        guard mean.magnitude <= 1, clusters.joined().allSatisfy({ $0.magnitude <= 1 }) else {
            return ("silhouettes", "expected numbers from -1 to 1")
        }
        return nil
    }
}

extension ReportData.Box {
    fileprivate var isSound: Bool {
        let figures = [lowerWhisker, lowerQuartile, median, upperQuartile, upperWhisker]
        return (0...ReportData.mostCustomers).contains(count) && (0...count).contains(outliers)
            && zip(figures, figures.dropFirst()).allSatisfy(<=)
    }
}

extension ReportData.Totals {
    fileprivate func disagreement() -> ReportData.Disagreement? {
        guard (0...ReportData.mostCustomers).contains(orders) else {
            return ("totals.orders", "expected a count of orders, found \(orders)")
        }
        return nil
    }
}

extension ReportData.Cloud {
    fileprivate func disagreement(clusters count: Int) -> ReportData.Disagreement? {
        guard (1...3).contains(axes.count), axes.allSatisfy({ $0.count == clusters.count }) else {
            return ("cloud.axes", "expected one to three lists of \(clusters.count) coordinates, one per cluster")
        }
        if let wrong = clusters.first(where: { !(0..<count).contains($0) }) {
            return ("cloud.clusters", "expected clusters from 0 to \(count - 1), found \(wrong)")
        }
        if let wrong = anomalies.first(where: { !clusters.indices.contains($0) }) {
            return ("cloud.anomalies", "expected points from 0 to \(clusters.count - 1), found \(wrong)")
        }
        guard total >= clusters.count, total <= ReportData.mostCustomers else {
            return ("cloud.total", "expected a count of customers, no fewer than the points, found \(total)")
        }
        return nil
    }
}
