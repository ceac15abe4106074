import CSV
import FoundationEssentials
import Segmentation
import TestSupport
import Testing
import Training

/// The real files, read as they are, come to what pandas makes of them.
@Suite struct RealDataTests {
    private struct OnlineRetailReference: Decodable {
        struct Step: Decodable {
            let rows: Int
            let customers: Int
        }
        struct Customer: Decodable {
            let recency, frequency, monetary, averageOrderValue, tenure: Double

            enum CodingKeys: String, CodingKey {
                case recency = "Recency", frequency = "Frequency", monetary = "Monetary"
                case averageOrderValue = "AverageOrderValue", tenure = "Tenure"
            }
        }

        let cleaning: [Step]
        let invoices: Int
        let revenue: Double
        let reference: String
        let spotCustomers: [String: Customer]
    }

    private struct CustomerDataReference: Decodable {
        struct Fences: Decodable {
            let q1, q3, lower, upper: Double
        }

        let droppedNull: [String]
        let droppedOutlier: [String]
        let iqr: [String: Fences]
        let codes: [String: [String: Int]]
    }

    private func reference<Reference: Decodable>(_ file: String) throws -> Reference {
        let data = try Data(contentsOf: URL(filePath: SharedFile.path("reference/\(file)")))
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(Reference.self, from: data)
    }

    @Test(.enabled(if: SharedFile.exists("data/online-retail/data.csv"), "needs ../shared beside the package"))
    func onlineRetailComesToTheReference() throws {
        let expected: OnlineRetailReference = try reference("a_online_retail.json")
        let file = try FileSource(path: SharedFile.path("data/online-retail/data.csv"))
        let reading = try TransactionSource([file]).readRFM()
        let report = reading.report
        #expect(report.rowsRead == expected.cleaning[0].rows)
        #expect(report.rows(removedBy: .missingIdentifier) == expected.cleaning[0].rows - expected.cleaning[1].rows)
        #expect(report.rows(removedBy: .cancellation) == expected.cleaning[1].rows - expected.cleaning[2].rows)
        #expect(report.rows(removedBy: .nonPositiveQuantity) == expected.cleaning[2].rows - expected.cleaning[3].rows)
        #expect(report.rows(removedBy: .nonPositivePrice) == expected.cleaning[3].rows - expected.cleaning[4].rows)
        #expect(report.rows(removedBy: .unreadable) == 0)
        #expect(report.rowsKept == expected.cleaning[4].rows)
        #expect(reading.table.customers.count == expected.cleaning[4].customers)
        #expect(reading.orders == expected.invoices)
        #expect(abs(reading.revenue - expected.revenue) < 0.01)
        #expect(reading.table.reference.description == expected.reference)
        #expect(reading.formats.map(\.encoding) == [.isoLatin1])
        try expectSpotCustomers(reading.table, expected.spotCustomers)
    }

    private func expectSpotCustomers(
        _ table: RFMTable, _ expected: [String: OnlineRetailReference.Customer]
    ) throws {
        #expect(expected.count == 16)
        for (id, values) in expected {
            let customer = try #require(table.customers.first { $0.id == id })
            #expect(Double(customer.recency) == values.recency, "\(id)")
            #expect(Double(customer.frequency) == values.frequency, "\(id)")
            #expect(Double(customer.tenure) == values.tenure, "\(id)")
            #expect(abs(customer.monetary - values.monetary) <= 1e-9 * values.monetary, "\(id)")
            #expect(
                abs(customer.averageOrderValue - values.averageOrderValue) <= 1e-9 * values.averageOrderValue, "\(id)")
        }
    }

    @Test(.enabled(if: SharedFile.exists("data/customerdata/CustomerData.csv"), "needs ../shared beside the package"))
    func customerDataComesToTheReference() throws {
        let expected: CustomerDataReference = try reference("b_customerdata.json")
        let reading = try AttributeSource(
            FileSource(path: SharedFile.path("data/customerdata/CustomerData.csv")),
            identifier: CSVColumn("CustomerID"),
            columns: [
                .numeric("Age"), .categorical("Gender"), .categorical("City"), .numeric("AnnualIncome"),
                .numeric("TotalSpent"), .numeric("MonthlyPurchases"), .numeric("AvgOrderValue"),
                .numeric("AppTimeMinutes"), .categorical("DiscountUsage"), .categorical("PreferredShoppingTime"),
            ]
        ).read()
        #expect((reading.report.rowsRead, reading.report.rowsKept) == (100, 86))
        #expect((reading.format.isWrapped, reading.format.hasByteOrderMark) == (true, true))
        #expect(reading.incomplete == expected.droppedNull)
        #expect(reading.outliers == expected.droppedOutlier)
        #expect(reading.table.ids.count == 86)
        #expect(
            reading.report.examples(removedBy: .missingValue).last?.found == "8 fields, where the header has 11"
                && reading.report.examples(removedBy: .missingValue).last?.line == 101)
        #expect(Set(reading.fences.keys) == Set(expected.iqr.keys))
        for (name, fences) in expected.iqr {
            let found = try #require(reading.fences[name])
            #expect(
                [found.lowerQuartile, found.upperQuartile, found.lower, found.upper]
                    == [fences.q1, fences.q3, fences.lower, fences.upper], "\(name)")
        }
        for (name, codes) in expected.codes {
            let categories = codes.sorted { $0.value < $1.value }.map(\.key)
            guard case .categorical(_, let found) = reading.table.column(name)?.values else {
                Issue.record("\(name) is no column of categories")
                continue
            }
            #expect(found == categories)
        }
    }

    @Test(
        .enabled(if: SharedFile.exists("data/mall/Mall_Customers.csv"), "needs ../shared beside the package"),
        arguments: ["Mall_Customers.csv", "Mall_Customers.genre.csv"])
    func mallCustomersReadTheSameUnderBothHeaders(_ file: String) throws {
        let reading = try AttributeSource(
            FileSource(path: SharedFile.path("data/mall/\(file)")), identifier: CSVColumn("CustomerID"),
            columns: [
                .categorical("Gender", aliases: ["Genre"]), .numeric("Age"), .numeric("Annual Income (k$)"),
                .numeric("Spending Score (1-100)"),
            ], outliers: nil
        ).read()
        #expect(reading.report.rowsKept == 200)
        #expect(reading.table.matrix.row(0) == [1, 19, 15, 39])
        #expect(reading.table.matrix.row(199) == [1, 30, 137, 83])
    }
}
