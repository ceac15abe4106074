import Bytes
package import CSV

/// Reads the rows of a source that has a header.
package struct TableReader: ~Copyable {
    /// What a person calls the source.
    package let name: String
    package private(set) var header = CSVHeader(names: [])

    private let source: any ByteSource
    private var reader: CSVReader
    private var isFinished = false

    /// Reads up to the header.
    ///
    /// - Throws: `SourceError`, also when there is no header.
    package init(_ source: any ByteSource, _ options: CSVOptions = CSVOptions()) throws(SourceError) {
        self.source = source
        name = source.name
        reader = CSVReader(options)
        guard try next() else { throw .empty(source: name) }
        header = CSVHeader(reader.record)
    }

    /// What the text was found to be.
    package var format: CSVFormat { reader.format }

    /// The row that `next()` has read.
    package var record: CSVRecord {
        @_lifetime(borrow self)
        get { reader.record }
    }

    /// Reads the next row; false when there is none.
    package mutating func next() throws(SourceError) -> Bool {
        while true {
            do throws(CSVError) {
                if try reader.next() { return true }
            } catch {
                throw .malformed(source: name, error)
            }
            if isFinished { return false }
            let source = source
            let hasMore = try reader.append { (buffer: inout ByteBuffer) throws(SourceError) in
                try source.read(into: &buffer)
            }
            if !hasMore {
                isFinished = true
                reader.finish()
            }
        }
    }
}

extension CSVHeader {
    /// The place of `column`, or an error that names the source.
    func index(of column: CSVColumn, in source: String) throws(SourceError) -> Int {
        try index(of: ColumnChoice.named(column), in: source)
    }

    /// The place of `column`, nil where the table lacks it, or an error that names the source.
    func indexIfPresent(of column: CSVColumn, in source: String) throws(SourceError) -> Int? {
        do {
            return try indexIfPresent(of: column)
        } catch {
            throw .header(source: source, error)
        }
    }

    /// The place of the column, or an error that names the source.
    func index(of choice: ColumnChoice, in source: String) throws(SourceError) -> Int {
        do {
            return try index(of: choice)
        } catch {
            throw .header(source: source, error)
        }
    }
}
