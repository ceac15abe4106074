/// An order, as `/carts` tells of one.
package struct ShopCart: ListingElement, Equatable {
    /// One product of the order.
    package struct Line: Decodable, Sendable, Equatable {
        /// The product.
        package let id: Int
        /// Pieces.
        package let quantity: Int
        /// Price of all pieces.
        package let total: Double
        /// The same after the discount.
        package let discountedTotal: Double
    }

    package static let listing = "carts"

    package let id: Int
    /// Whose order it is.
    package let userId: Int
    package let products: [Line]
    /// What the service says that the lines come to; they are checked against it where it is there.
    package let totalProducts: Int?
    package let totalQuantity: Int?
    package let total: Double?
    package let discountedTotal: Double?

    /// Half a cent for each line may get lost in rounding.
    private static let roundingPerLine = 0.005

    package var contradiction: (field: String, problem: String)? {
        for (index, line) in products.enumerated() {
            if let found = line.contradiction { return ("products[\(index)].\(found.field)", found.problem) }
        }
        if let totalProducts, totalProducts != products.count {
            return ("totalProducts", "expected the number of products, \(products.count), found \(totalProducts)")
        }
        let quantity = products.reduce(0) { $0 + $1.quantity }
        if let totalQuantity, totalQuantity != quantity {
            return (
                "totalQuantity", "expected the sum of the products' quantities, \(quantity), found \(totalQuantity)"
            )
        }
        return contradiction("total", total, \.total)
            ?? contradiction("discountedTotal", discountedTotal, \.discountedTotal)
    }

    private func contradiction(
        _ field: String, _ stated: Double?, _ part: (Line) -> Double
    ) -> (field: String, problem: String)? {
        guard let stated else { return nil }
        var sum = CompensatedSum()
        for line in products { sum.add(part(line)) }
        let rounding = Self.roundingPerLine * Double(products.count + 1) + 1e-9 * sum.value
        guard abs(stated - sum.value) > rounding else { return nil }
        return (
            field, "expected the sum over the products, \(FigureFormat.decimals(2).text(sum.value)), found \(stated)"
        )
    }
}

extension ShopCart.Line {
    /// Pieces of one product beyond which the figures of an order mean nothing.
    private static let mostPieces = 1_000_000_000

    fileprivate var contradiction: (field: String, problem: String)? {
        guard (1...Self.mostPieces).contains(quantity) else {
            return ("quantity", "expected 1 to \(Self.mostPieces), found \(quantity)")
        }
        guard total >= 0, total.isFinite else { return ("total", "expected a number of at least 0, found \(total)") }
        guard discountedTotal >= 0, discountedTotal <= total else {
            return ("discountedTotal", "expected 0 to the total, \(total), found \(discountedTotal)")
        }
        return nil
    }
}
