import Bytes
import CSV
import Segmentation

/// `customers.csv`: the training customers, one line each: id, cluster, DBSCAN cluster and, where wanted, values.
enum CustomersFile {
    static let name = "customers.csv"
    private static let clusterColumn = "cluster"
    private static let dbscanColumn = "dbscan_cluster"

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

    static func read(
        _ content: Span<UInt8>, file: String, schema: FeatureSchema, clusterCount: Int
    ) throws(BundleError) -> CustomerTable {
        do {
            var reader = CSVReader(CSVOptions(delimiter: .comma, encoding: .utf8))
            reader.append(content)
            reader.finish()
            var rows = try Rows(file: file, header: &reader, schema: schema, clusterCount: clusterCount)
            while try reader.next() { try rows.append(reader.record) }
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
    private static func encodings(of columns: [String], schema: FeatureSchema) -> [CategoryEncoding?] {
        columns.map { name in
            guard let index = schema.index(of: name), case .category(let encoding) = schema.features[index].kind else {
                return nil
            }
            return encoding
        }
    }

    /// The table while it is read.
    private struct Rows {
        let file: String
        let columns: [String]
        let clusterCount: Int
        let encodings: [CategoryEncoding?]
        var ids: [String] = []
        var labels: [CustomerTable.Labels] = []
        var values: [Double] = []

        init(
            file: String, header reader: inout CSVReader, schema: FeatureSchema, clusterCount: Int
        ) throws {
            let fixed = [schema.identifier, clusterColumn, dbscanColumn]
            guard try reader.next() else {
                throw BundleError(file: file, problem: "expected the columns \(fixed), found an empty file")
            }
            let names = CSVHeader(reader.record).names
            guard names.starts(with: fixed), Set(names).count == names.count else {
                throw BundleError(
                    file: file, field: "line 1", problem: "expected the columns \(fixed) and others, found \(names)")
            }
            self.file = file
            self.clusterCount = clusterCount
            columns = Array(names.dropFirst(fixed.count))
            encodings = CustomersFile.encodings(of: columns, schema: schema)
        }

        mutating func append(_ record: borrowing CSVRecord) throws(BundleError) {
            guard record.count == columns.count + 3 else {
                throw BundleError(
                    file: file, field: "line \(record.line)",
                    problem: "expected \(columns.count + 3) fields, found \(record.count)")
            }
            let id = record.text(0)
            guard !id.isEmpty else { throw mismatch(record, 0, "id", "a customer's id") }
            guard let cluster = Int(record.text(1)), (0..<clusterCount).contains(cluster) else {
                throw mismatch(record, 1, CustomersFile.clusterColumn, "a cluster from 0 to \(clusterCount - 1)")
            }
            let dbscan = Int(record.text(2))
            guard dbscan.map({ $0 >= -1 }) ?? record.text(2).isEmpty else {
                throw mismatch(record, 2, CustomersFile.dbscanColumn, "-1, a cluster's number or nothing")
            }
            ids.append(id)
            labels.append(.init(cluster: cluster, dbscanCluster: dbscan))
            for column in columns.indices { values.append(try value(record, column)) }
        }

        /// A number or a code; NaN for a field without anything, a value that was missing.
        private func value(_ record: borrowing CSVRecord, _ column: Int) throws(BundleError) -> Double {
            if record[column + 3].isEmpty { return .nan }
            if let encoding = encodings[column] {
                guard let code = encoding.code(of: record.text(column + 3)) else {
                    let categories = encoding.categories.joined(separator: ", ")
                    throw mismatch(record, column + 3, columns[column], "one of \(categories)")
                }
                return Double(code)
            }
            guard let number = record.number(column + 3) else {
                throw mismatch(record, column + 3, columns[column], "a number")
            }
            return number
        }

        private func mismatch(
            _ record: borrowing CSVRecord, _ column: Int, _ name: String, _ expected: String
        ) -> BundleError {
            BundleError(
                file: file, field: "line \(record.line), \(name)",
                problem: "expected \(expected), found \"\(record.text(column))\"")
        }
    }
}
