import ModelBundle
import Segmentation
import Training

extension LoadedModel {
    /// The model that a recipe made, with as much of its customers as `table` says.
    ///
    /// - Parameter trainedSegments: the segments as the recipe named them, where `trained` has a person's edits.
    convenience init(
        _ trained: TrainedModel, manifest: Manifest, table: CustomerTable.Contents, trainedSegments: SegmentMap? = nil
    ) throws(CustomerTable.Failure) {
        self.init(
            manifest: manifest, segmenter: trained.segmenter, overall: trained.overall, profiles: trained.profiles,
            customers: try CustomerTable(of: trained.customers, table),
            trainedSegments: trainedSegments ?? trained.segmenter.segments)
    }
}

extension CustomerTable {
    /// As much of the customers as `contents` says; nil for nothing.
    fileprivate init?(of customers: TrainedModel.Customers, _ contents: Contents) throws(Failure) {
        if contents == .none { return nil }
        let hasValues = contents == .features
        try self.init(
            columns: hasValues ? customers.columns : [], ids: customers.ids,
            labels: customers.clusters.enumerated().map { row, cluster in
                Labels(cluster: cluster, dbscanCluster: customers.dbscanClusters?[row])
            },
            values: hasValues ? customers.values.values : [])
    }
}
