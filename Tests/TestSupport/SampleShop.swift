import Training

/// The users and carts of an invented shop, as its service would list them.
///
/// There are four kinds of customers in turn: who buys much and dear, little and dear, much and cheap, little and cheap.
/// User 1 is of the first kind, 2 of the second and so on; each has one cart.
package struct SampleShop: Sendable {
    /// Entries as JSON objects, by listing.
    package var entries: [String: [String]]

    /// Makes a shop with `perKind` customers of each kind.
    package init(perKind: Int = 10, seed: UInt64 = 3) {
        var random = SeededGenerator(seed: seed)
        var (users, carts): ([String], [String]) = ([], [])
        for index in 0..<(4 * perKind) {
            let (lines, price) = [(5, 900.0), (2, 1_000.0), (5, 12.0), (2, 9.0)][index % 4]
            users.append(Self.user(index + 1, &random))
            carts.append(Self.cart(index + 1, lines: lines, price: price, &random))
        }
        entries = ["users": users, "carts": carts]
    }

    /// The page of a listing, as the service answers `target`: `/users?limit=10&skip=20`; nil for any other target.
    package func page(_ target: String) -> String? {
        let parts = target.split(separator: "?", maxSplits: 1)
        guard parts.count == 2, let listing = parts[0].split(separator: "/").last, let all = entries[String(listing)]
        else { return nil }
        var numbers: [Substring: Int] = [:]
        for item in parts[1].split(separator: "&") {
            let pair = item.split(separator: "=")
            if pair.count == 2 { numbers[pair[0]] = Int(pair[1]) }
        }
        guard let limit = numbers["limit"], let skip = numbers["skip"] else { return nil }
        let shown = all.dropFirst(skip).prefix(limit)
        return Self.page(String(listing), shown, total: all.count, skip: skip, limit: shown.count)
    }

    /// A page of entries.
    package static func page(
        _ listing: String, _ entries: some Sequence<String>, total: Int, skip: Int, limit: Int
    ) -> String {
        "{\"\(listing)\":[\(entries.joined(separator: ","))],\"total\":\(total),\"skip\":\(skip),\"limit\":\(limit)}"
    }

    /// A listing as a bare array.
    package func array(_ listing: String) -> String { "[\((entries[listing] ?? []).joined(separator: ",\n"))]" }

    private static func user(_ id: Int, _ random: inout SeededGenerator) -> String {
        let gender = ["female", "male"][random.index(below: 2)]
        return "{\"id\":\(id),\"firstName\":\"Ada\",\"age\":\(22 + random.index(below: 30)),\"gender\":\"\(gender)\","
            + "\"address\":{\"city\":\"Oslo\",\"state\":\"S\(random.index(below: 3))\",\"country\":\"Norway\"}}"
    }

    private static func cart(_ id: Int, lines: Int, price: Double, _ random: inout SeededGenerator) -> String {
        var (products, sum, reduced, pieces) = ([String](), 0.0, 0.0, 0)
        for line in 0..<lines {
            let quantity = 2 + random.index(below: 3)
            let total = cents(price * (0.7 + 0.6 * random.unitInterval())) * Double(quantity)
            let discounted = cents(total * (0.8 + 0.18 * random.unitInterval()))
            products.append(
                "{\"id\":\(100 * line + random.index(below: 100)),\"title\":\"A thing\",\"quantity\":\(quantity),"
                    + "\"total\":\(total),\"discountedTotal\":\(discounted)}")
            (sum, reduced, pieces) = (sum + total, reduced + discounted, pieces + quantity)
        }
        return "{\"id\":\(id),\"products\":[\(products.joined(separator: ","))],\"total\":\(cents(sum)),"
            + "\"discountedTotal\":\(cents(reduced)),\"userId\":\(id),\"totalProducts\":\(lines),"
            + "\"totalQuantity\":\(pieces)}"
    }

    private static func cents(_ amount: Double) -> Double { (amount * 100).rounded() / 100 }
}
