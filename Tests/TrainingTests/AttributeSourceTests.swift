import CSV
import Segmentation
import TestSupport
import Testing
import Training

@Suite struct AttributeSourceTests {
    private let columns: [ColumnSpecification] = [
        .numeric("Age"), .categorical("Gender", aliases: ["Genre"], spellings: ["Female": "F", "Male": "M"]),
        .categorical("City"),
    ]

    private func read(_ text: String, outliers: OutlierRule? = .interquartileRange(factor: 1.5)) throws
        -> AttributeReading
    {
        try AttributeSource(
            TextSource(text), identifier: CSVColumn("CustomerID"), columns: columns, outliers: outliers
        ).read()
    }

    @Test func readsTypedColumnsSortedByIdWithCodesInTheOrderOfTheText() throws {
        let table = try read("CustomerID,Genre,Age,City\n3,Male,30,Pune\n10,f,20,Delhi\n2,female,25.5,Pune\n").table
        #expect(table.ids == ["2", "3", "10"])
        #expect(table.column("Age")?.values == .numeric([25.5, 30, 20]))
        #expect(table.column("City")?.values == .categorical(codes: [1, 1, 0], categories: ["Delhi", "Pune"]))
        #expect(table.column("Gender")?.values == .categorical(codes: [0, 1, 0], categories: ["F", "M"]))
        #expect(table.matrix.values == [25.5, 0, 1, 30, 1, 1, 20, 0, 0])
        #expect(table.column("Country") == nil)
    }

    @Test func spellingsThatDifferInCaseAreOneCategoryByItsMostFrequentSpelling() throws {
        let rows = ["pune", "Delhi", "Pune", "DELHI", "Pune"].enumerated().map { "\($0),2\($0),F,\($1)\n" }.joined()
        let table = try read("CustomerID,Age,Gender,City\n" + rows).table
        #expect(
            table.column("City")?.values == .categorical(codes: [1, 0, 1, 0, 1], categories: ["DELHI", "Pune"]))
    }

    @Test func soAreSpellingsWithLettersBeyondASCII() throws {
        let rows = ["Köln", "KÖLN", "Ko\u{308}ln", "Köln", "Ulm"].enumerated().map { "\($0),2\($0),F,\($1)\n" }.joined()
        let table = try read("CustomerID,Age,Gender,City\n" + rows).table
        #expect(table.column("City")?.values == .categorical(codes: [0, 0, 0, 0, 1], categories: ["Köln", "Ulm"]))
    }

    @Test func takesOutRowsWithGapsAndNamesThem() throws {
        let reading = try read(
            "CustomerID,Age,Gender,City\nA,,F,Pune\nB,20,F, \n,20,F,Pune\nC,20,F,Pune\nD,nan,F,Pune\nE,30\nF,x,F,Pune\n"
                + "G,1,F,Pune,9\nC,21,M,Pune\n")
        #expect(reading.table.ids == ["C"])
        #expect(reading.incomplete == ["A", "B", "D", "E"])
        #expect(
            reading.report.removals.map(\.rule) == [
                .missingIdentifier, .missingValue, .unreadable, .duplicateIdentifier, .outlier,
            ])
        #expect(reading.report.removals.map(\.rows) == [1, 4, 2, 1, 0])
        #expect((reading.report.rowsRead, reading.report.rowsKept) == (9, 1))
        #expect(
            reading.report.examples(removedBy: .missingValue).last
                == RowReport.Example(
                    source: "rows.csv", line: 7, column: "Gender", found: "2 fields, where the header has 4"))
        #expect(
            reading.report.examples(removedBy: .unreadable) == [
                RowReport.Example(source: "rows.csv", line: 8, column: "Age", found: "x"),
                RowReport.Example(source: "rows.csv", line: 9, column: "", found: "5 fields, where the header has 4"),
            ])
        #expect(reading.report.examples(removedBy: .duplicateIdentifier).map(\.line) == [10])
    }

    @Test func takesOutOutliersAndForgetsTheirCategories() throws {
        let text = "CustomerID,Age,Gender,City\n1,1,F,Pune\n2,2,F,Pune\n3,3,F,Pune\n4,4,M,Pune\n5,50,M,Agra\n"
        let reading = try read(text)
        // Quartiles 2 and 4, so the fences are −1 and 7.
        #expect(reading.fences["Age"].map { [$0.lower, $0.upper] } == [-1, 7])
        #expect(reading.outliers == ["5"])
        #expect(reading.table.ids == ["1", "2", "3", "4"])
        #expect(
            reading.table.column("City")?.values == .categorical(codes: [0, 0, 0, 0], categories: ["Pune"]))
        #expect(
            reading.report.examples(removedBy: .outlier) == [
                RowReport.Example(source: "rows.csv", line: 6, column: "Age", found: "50.0")
            ])
        let all = try read(text, outliers: nil)
        #expect(all.table.ids.count == 5)
        #expect(all.fences.isEmpty)
    }

    @Test func unwrapsLinesThatAreOneQuotedFieldAndSaysSo() throws {
        let reading = try read("\u{FEFF}\"CustomerID,Age,Gender,City\"\n\"A,20,F,Pune\"\n\"B,21\"\n")
        #expect(reading.format.isWrapped)
        #expect(reading.table.ids == ["A"])
        #expect(
            reading.report.examples(removedBy: .missingValue) == [
                RowReport.Example(
                    source: "rows.csv", line: 3, column: "Gender", found: "2 fields, where the header has 4")
            ])
    }

    @Test func refusesATableWithoutTheColumns() {
        let error = #expect(throws: SourceError.self) { try read("CustomerID,Age,City\n1,2,Pune\n") }
        #expect(
            error?.description
                == "rows.csv: line 1: expected a column 'Gender' or 'Genre', found 'CustomerID', 'Age' and 'City'")
        #expect(throws: SourceError.self) { try read("CustomerID,Age,Gender,City\n1,,F,Pune\n") }
    }
}
