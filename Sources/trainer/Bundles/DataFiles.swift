import Bytes
import CSV
import ModelBundle
import Segmentation
import Training

/// `preprocessed.csv` and `clustered.csv`: the customers of a model as it saw them and where it put them.
struct DataFiles {
    private let model: TrainedModel
    private let data: TrainingData

    init(of model: TrainedModel) throws(PCAFitError) {
        self.model = model
        data = try TrainingData(of: model)
    }

    /// Writes both files into `folder`, which is made where there is none, in place of those that are there.
    func write(to folder: String) throws {
        try FileSystem.createDirectory(folder)
        for (name, text) in [("preprocessed.csv", preprocessed), ("clustered.csv", clustered)] {
            var output = try OutputFile(path: folder + "/" + name)
            var text = text()
            try output.write(&text)
            try output.finish()
        }
    }

    private var schema: FeatureSchema { model.segmenter.encoder.schema }

    /// Ids and scaled columns.
    private func preprocessed() -> ByteBuffer {
        table([schema.identifier] + data.columns) { csv, row, output in
            for value in data.scaled.row(row) { csv.write(value, to: &output) }
        }
    }

    /// Ids, values in their units, clusters, segments, DBSCAN's clusters and coordinates.
    private func clustered() -> ByteBuffer {
        let axes = (1...data.coordinates.columns).map { "pc\($0)" }
        let names = [schema.identifier] + model.customers.columns + ["cluster", "segment", "dbscan_cluster"] + axes
        return table(names) { csv, row, output in
            for (column, value) in model.customers.values.row(row).enumerated() {
                write(value, ofColumn: column, by: &csv, to: &output)
            }
            let cluster = model.customers.clusters[row]
            csv.write(cluster, to: &output)
            csv.write(model.segmenter.segments[cluster].name, to: &output)
            if let dense = model.customers.dbscanClusters?[row] {
                csv.write(dense, to: &output)
            } else {
                csv.write("", to: &output)
            }
            for coordinate in data.coordinates.row(row) { csv.write(coordinate, to: &output) }
        }
    }

    /// A number, a category's name, or nothing where a value is missing.
    private func write(_ value: Double, ofColumn column: Int, by csv: inout CSVWriter, to output: inout ByteBuffer) {
        if value.isNaN {
            csv.write("", to: &output)
        } else if column < schema.dimension, case .category(let encoding) = schema.features[column].kind {
            csv.write(encoding.categories[Int(value)], to: &output)
        } else {
            csv.write(value, to: &output)
        }
    }

    private func table(
        _ names: [String], _ writeRow: (inout CSVWriter, Int, inout ByteBuffer) -> Void
    ) -> ByteBuffer {
        var output = ByteBuffer(capacity: 64 * (model.customers.ids.count + 1))
        var csv = CSVWriter()
        for name in names { csv.write(name, to: &output) }
        csv.endRecord(to: &output)
        for (row, id) in model.customers.ids.enumerated() {
            csv.write(id, to: &output)
            writeRow(&csv, row, &output)
            csv.endRecord(to: &output)
        }
        return output
    }
}
