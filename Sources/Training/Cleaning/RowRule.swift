/// Why a row of training data is not used.
package enum RowRule: String, Sendable, CaseIterable {
    case missingIdentifier = "missing id"
    case cancellation = "cancellation"
    case nonPositiveQuantity = "non-positive quantity"
    case nonPositivePrice = "non-positive price"
    case nonPositiveAmount = "non-positive amount"
    case unreadable = "unreadable"
    case missingValue = "missing value"
    case duplicateIdentifier = "duplicate id"
    case outlier = "outlier"
    case emptyCart = "empty cart"
    case unknownCustomer = "unknown customer"
    case noOrders = "no orders"
    case refused = "refused by the model"
}
