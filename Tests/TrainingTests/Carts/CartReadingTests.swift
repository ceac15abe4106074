import TestSupport
import Testing

@testable import Training

@Suite struct CartReadingTests {
    private func reading(users: String, carts: String) throws -> CartReading {
        try CartReading(
            users: CartFile.read(from: TextSource(users, name: "users.json")),
            carts: CartFile.read(from: TextSource(carts, name: "carts.json")), names: ("users.json", "carts.json"))
    }

    private func cart(_ id: Int, of user: Int, _ lines: [(id: Int, quantity: Int, total: Double, paid: Double)])
        -> String
    {
        let products = lines.map {
            "{\"id\":\($0.id),\"quantity\":\($0.quantity),\"total\":\($0.total),\"discountedTotal\":\($0.paid)}"
        }
        return "{\"id\":\(id),\"userId\":\(user),\"products\":[\(products.joined(separator: ","))]}"
    }

    @Test func cartsAreAddedUpPerCustomer() throws {
        let users = """
            [{"id":10,"age":30,"gender":"male","address":{"city":"Oslo","state":"","country":"Norway"}},
             {"id":9,"gender":null}]
            """
        let carts = [
            cart(1, of: 10, [(5, 2, 20, 15), (6, 1, 30, 30)]), cart(2, of: 9, [(5, 4, 0, 0)]),
            cart(3, of: 10, [(5, 1, 10, 9)]),
        ]
        let reading = try reading(users: users, carts: "[\(carts.joined(separator: ","))]")
        #expect(reading.table.ids == ["9", "10"])
        let numbers = reading.table.customers.map { customer in CartTable.Number.allCases.map(customer.value(of:)) }
        #expect(numbers[1] == [2, 60, 54, 2, 15, 1 - 54 / 60.0, 2, 30])
        // Without a price there is no rate of discount.
        #expect(numbers[0] == [1, 0, 0, 4, 0, nil, 1, nil])
        let words = reading.table.customers.map { customer in CartTable.Word.allCases.map(customer.value(of:)) }
        #expect(words == [[nil, nil, nil, nil], ["male", "Oslo", nil, "Norway"]])
        #expect((reading.orders, reading.revenue) == (3, 54))
        #expect((reading.report.rowsRead, reading.report.rowsKept) == (5, 5))
    }

    @Test func whatIsLeftOutIsCountedByItsRule() throws {
        let carts = [cart(1, of: 1, [(1, 1, 1, 1)]), cart(2, of: 7, [(1, 1, 1, 1)]), cart(3, of: 2, [])]
        let report = try reading(
            users: "[{\"id\":1},{\"id\":2},{\"id\":3}]", carts: "[\(carts.joined(separator: ","))]"
        ).report
        #expect((report.rowsRead, report.rowsKept) == (6, 2))
        #expect(report.removals.map(\.rows) == [1, 1, 2])
        #expect(
            report.examples(removedBy: .unknownCustomer)
                == [.init(source: "carts.json", line: 2, column: "userId", found: "7")])
        #expect(report.examples(removedBy: .noOrders).map(\.line) == [2, 3])
    }

    @Test func whatCannotBeReadIsCountedWithItsPlace() throws {
        let users = #"[{"id":1},{"id":"two"},{"id":3,"age":-1},{"id":4}]"#
        let carts = [
            cart(1, of: 1, [(1, 1, 1, 1)]), cart(2, of: 4, [(1, 0, 1, 1)]), cart(3, of: 4, [(1, 1, 1, 1)]), "7",
        ]
        let reading = try reading(users: users, carts: "[\(carts.joined(separator: ","))]")
        #expect(reading.table.ids == ["1", "4"])
        #expect((reading.report.rowsRead, reading.report.rowsKept) == (8, 4))
        let faults = reading.report.examples(removedBy: .unreadable)
        #expect(
            faults.map { "\($0.source) \($0.line) \($0.column)" }
                == ["users.json 2 id", "users.json 3 age", "carts.json 2 products[0].quantity", "carts.json 4 "])
        #expect(faults[1].found == "expected 0 to 150 years, found -1.0 (id 3)")
    }

    @Test func nobodyLeftIsAnError() {
        let error = #expect(throws: CartError.self) {
            _ = try reading(users: "[{\"id\":1}]", carts: "[\(cart(1, of: 2, [(1, 1, 1, 1)]))]")
        }
        #expect(error?.description == "none of 2 rows can be used (unknown customer 1, no orders 1)")
    }

    @Test func theOrderOfTheEntriesPlaysNoPart() throws {
        let shop = SampleShop(perKind: 4)
        var other = shop
        for listing in ["users", "carts"] { other.entries[listing]?.reverse() }
        let (first, second) = try (
            reading(users: shop.array("users"), carts: shop.array("carts")),
            reading(users: other.array("users"), carts: other.array("carts"))
        )
        #expect(first.table == second.table)
    }
}
