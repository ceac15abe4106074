import Bytes
import CSV
import Segmentation

/// `customers.csv`: the training customers, one line each: id, cluster, DBSCAN cluster and, where wanted, values.
enum CustomersFile {
    static let name = "customers.csv"
    static let clusterColumn = "cluster"
    static let dbscanColumn = "dbscan_cluster"

    static func write(_ table: CustomerTable, schema: FeatureSchema) -> ByteBuffer {
        var output = ByteBuffer(capacity: 64 * (table.count + 1))
        var csv = CSVWriter()
        for name in [schema.identifier, clusterColumn, dbscanColumn] + table.columns { csv.write(name, to: &output) }
        csv.endRecord(to: &output)
        let encodings = encodings(of: table.columns, schema: schema)
        for row in 0..<table.count {
            csv.write(table.ids[row], to: &output)
            csv.write(table.labels[row].cluster, to: &output)
            if let cluster = table.labels[row].dbscanCluster {
                csv.write(cluster, to: &output)
            } else {
                csv.write("", to: &output)
            }
            for column in table.columns.indices {
                let value = table.value(row: row, column: column)
                if value.isNaN {
                    csv.write("", to: &output)
                } else if let encoding = encodings[column] {
                    csv.write(encoding.categories[Int(value)], to: &output)
                } else {
                    csv.write(value, to: &output)
                }
            }
            csv.endRecord(to: &output)
        }
        return output
    }

    /// Reads the table of `expected` customers, or of another number.
    static func read(
        _ content: consuming ByteBuffer, file: String, schema: FeatureSchema, clusterCount: Int, expected: Int
    ) throws(BundleError) -> CustomerTable {
        let length = content.count
        do {
            var reader = CSVReader(whole: content, CSVOptions(delimiter: .comma, encoding: .utf8))
            var rows = try CustomerRows(file: file, header: &reader, schema: schema, clusterCount: clusterCount)
            rows.reserve(expected, of: length)
            try rows.append(all: &reader)
            return try CustomerTable(columns: rows.columns, ids: rows.ids, labels: rows.labels, values: rows.values)
        } catch let error as BundleError {
            throw error
        } catch let error as CSVError {
            throw BundleError(file: file, problem: error.description)
        } catch {
            throw BundleError(file: file, problem: "\(error)")
        }
    }

    /// The encoding of each column that is a categorical feature; nil for numbers.
    static func encodings(of columns: [String], schema: FeatureSchema) -> [CategoryEncoding?] {
        columns.map { name in
            guard let index = schema.index(of: name), case .category(let encoding) = schema.features[index].kind else {
                return nil
            }
            return encoding
        }
    }
}
