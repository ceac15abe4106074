import Bytes
import CSV
import Segmentation

/// The table of `customers.csv` while it is read.
struct CustomerRows {
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
        let fixed = [schema.identifier, CustomersFile.clusterColumn, CustomersFile.dbscanColumn]
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

    /// Makes room for `expected` customers, but no more than a file of `length` bytes can hold.
    mutating func reserve(_ expected: Int, of length: Int) {
        // Each has at least one byte of its id and its cluster, and one behind each field.
        let count = min(expected, length / (columns.count + 5))
        ids.reserveCapacity(count)
        labels.reserveCapacity(count)
        values.reserveCapacity(count * columns.count)
    }

    /// Appends the records that are left in `reader`, up to the first that is wrong.
    mutating func append(all reader: inout CSVReader) throws {
        var failure: BundleError?
        let end = Result { () throws(CSVError) in
            try reader.readAll { records in
                failure == nil ? append(plain: records) : .init(records: 0, end: records.start)
            } _: { record in
                guard failure == nil else { return }
                do throws(BundleError) { try append(record) } catch { failure = error }
            }
        }
        if let failure { throw failure }
        try end.get()
    }

    private mutating func append(_ record: borrowing CSVRecord) throws(BundleError) {
        guard record.count == columns.count + 3 else {
            throw BundleError(
                file: file, field: "line \(record.line)",
                problem: "expected \(columns.count + 3) fields, found \(record.count)")
        }
        let id = record.text(0)
        guard !id.isEmpty else { throw mismatch(record, 0, "id", "a customer's id") }
        guard let cluster = Self.integer(record, 1), (0..<clusterCount).contains(cluster) else {
            throw mismatch(record, 1, CustomersFile.clusterColumn, "a cluster from 0 to \(clusterCount - 1)")
        }
        let dbscan = Self.integer(record, 2)
        guard dbscan.map((-1...CustomerTable.Labels.greatestCluster).contains) ?? record[2].isEmpty else {
            throw mismatch(record, 2, CustomersFile.dbscanColumn, "-1, a cluster's number or nothing")
        }
        ids.append(id)
        labels.append(.init(cluster: cluster, dbscanCluster: dbscan))
        for column in columns.indices { values.append(try value(record, column)) }
    }

    private static func integer(_ record: borrowing CSVRecord, _ column: Int) -> Int? {
        let text = record[column]
        // Nearly all clusters have one digit.
        if text.count == 1, case let digit = text[0] &- UInt8(ascii: "0"), digit < 10 { return Int(digit) }
        return Int(record.text(column))
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
