import HTTP1
import ModelBundle
import Segmentation
import Service

/// The customers and models that every measurement uses.
enum Samples {
    static let customer =
        #"{"CustomerID":"C001","Age":28,"Gender":"Female","City":"Mumbai","AnnualIncome":450000.0,"#
        + #""TotalSpent":120000.0,"MonthlyPurchases":6,"AvgOrderValue":2000.0,"AppTimeMinutes":45.0,"#
        + #""DiscountUsage":"Medium","PreferredShoppingTime":"Night"}"#
    /// `customer` with a line to each field.
    static let linedCustomer = Array(customer.split(separator: ",").joined(separator: ",\n    ").utf8)
    static let retailCustomer = #"{"recency":12,"frequency":8,"monetary":2450.75}"#

    /// `customer` in the order of the model's features.
    static let customerValues: [Double] = [28, 0, 5, 450_000, 120_000, 6, 2_000, 45, 2, 1]
    static let retailValues: [Double] = [12, 8, 2450.75]

    static func customers() throws -> Segmenter { try BundleReader.read("models/customers").segmenter }
    static func retail() throws -> Segmenter {
        let segmenter = try BundleReader.read("models/retail").segmenter
        segmenter.prepare()
        return segmenter
    }

    static func service() throws -> ServiceHandler {
        let telemetry = Telemetry(metrics: Metrics()) { Timestamp(nanoseconds: 0) }
        let catalog = try ModelCatalog.load("models")
        catalog.prepare()
        return ServiceHandler(
            catalog: catalog, limits: HTTPLimits(), telemetry: telemetry
        ) { 0 }
    }
}
