/// What each customer's carts come to, beside what is known of the customer. Rows are sorted by id.
package struct CartTable: Sendable, Equatable {
    /// A feature that is a number.
    package enum Number: String, Sendable, CaseIterable {
        /// Carts.
        case orders = "n_orders"
        /// Price of all that was ordered, before discounts.
        case totalSpend = "total_spend"
        /// Price of all that was ordered, after discounts.
        case discountedSpend = "discounted_spend"
        /// Pieces per cart.
        case averageBasketSize = "avg_basket_size"
        /// Price of a piece before discounts.
        case averageItemPrice = "avg_item_price"
        /// Share of the price that discounts took off, 0 to 1; unknown where nothing had a price.
        case averageDiscountRate = "avg_discount_rate"
        /// Different products.
        case uniqueProducts = "unique_products"
        /// Years.
        case age
    }

    /// A feature that is a word.
    package enum Word: String, Sendable, CaseIterable {
        case gender
        case city
        case state
        case country
    }

    /// One customer.
    package struct Customer: Sendable, Equatable {
        package let id: String
        private let user: ShopUser
        private let orders: Int
        private let spent: Double
        private let paid: Double
        private let pieces: Int
        private let products: Int

        /// Adds up the carts of `user`, at least one, none of them empty.
        init(_ user: ShopUser, _ carts: [ShopCart]) {
            let lines = carts.sorted { $0.id < $1.id }.flatMap(\.products)
            var (total, discounted) = (CompensatedSum(), CompensatedSum())
            for line in lines {
                total.add(line.total)
                discounted.add(line.discountedTotal)
            }
            self.user = user
            id = String(user.id)
            orders = carts.count
            (spent, paid) = (total.value, discounted.value)
            pieces = lines.reduce(0) { $0 + $1.quantity }
            products = Set(lines.map(\.id)).count
        }

        /// A number; nil where it is unknown.
        package func value(of feature: Number) -> Double? {
            switch feature {
            case .orders: Double(orders)
            case .totalSpend: spent
            case .discountedSpend: paid
            case .averageBasketSize: Double(pieces) / Double(orders)
            case .averageItemPrice: spent / Double(pieces)
            case .averageDiscountRate: spent > 0 ? 1 - paid / spent : nil
            case .uniqueProducts: Double(products)
            case .age: user.age
            }
        }

        /// A word; nil where it is unknown.
        package func value(of feature: Word) -> String? {
            let word =
                switch feature {
                case .gender: user.gender
                case .city: user.address?.city
                case .state: user.address?.state
                case .country: user.address?.country
                }
            return word?.isEmpty == true ? nil : word
        }
    }

    package let customers: [Customer]

    /// Their ids.
    package var ids: [String] { customers.map(\.id) }
}
