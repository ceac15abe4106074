import Bytes
import Testing
import Training

@Suite struct SyntheticTableTests {
    private static func text(_ table: some SyntheticTable, rows: Int) -> String {
        var table = table
        var text = ByteBuffer()
        for _ in 0..<rows { table.appendRow(to: &text) }
        return text.bytes.text
    }

    @Test func theSameNumberAndSeedGiveTheSameRows() {
        let made = Self.text(SyntheticTransactions(rows: 2_000, seed: 7), rows: 2_000)
        #expect(made == Self.text(SyntheticTransactions(rows: 2_000, seed: 7), rows: 2_000))
        #expect(made != Self.text(SyntheticTransactions(rows: 2_000, seed: 8), rows: 2_000))
    }

    @Test func transactionsHaveTheFlawsOfRealOnes() throws {
        let rows = 20_000
        let lines = Self.text(SyntheticTransactions(rows: rows, seed: 1), rows: rows).split(separator: "\r\n")
        #expect(lines.count == rows)
        let missing = lines.count { $0.contains(",,United Kingdom") || $0.contains(",,Germany") }
        #expect((0.15...0.35).contains(Double(missing) / Double(rows)))
        #expect(lines.contains { $0.hasPrefix("C") && $0.contains(",-") })
        #expect(lines.contains { $0.contains(",0.00,") })
        #expect(lines.contains { $0.contains("JUG, LARGE\"") })
        let first = try #require(lines.first)
        #expect(first.hasPrefix("536365,"))
        #expect(first.contains(",12/1/2010 8:00,"))
        let last = try #require(lines.last)
        #expect(last.contains(",12/8/2011 "))
    }

    @Test(arguments: [5, 6, 7, 100, 12_345])
    func everyCustomerBelongsToOneSegmentAndEverySegmentHasSome(customers: Int) {
        let segments = SyntheticShoppers(rows: customers, seed: 1).segments
        #expect(segments.customers == customers)
        for segment in segments.names.indices {
            #expect(!segments.members(of: segment).isEmpty)
            for customer in segments.members(of: segment) { #expect(segments.segment(of: customer) == segment) }
        }
        #expect(segments.bounds.first == 0)
    }

    @Test func shoppersStayWithinTheScales() {
        let rows = Self.text(SyntheticShoppers(rows: 500, seed: 3), rows: 500).split(separator: "\n")
        #expect(rows.count == 500)
        for row in rows {
            let cells = row.split(separator: ",")
            #expect(cells[1] == "Female" || cells[1] == "Male")
            #expect((18...70).contains(Int(cells[2]) ?? 0))
            #expect((1...100).contains(Int(cells[4]) ?? 0))
        }
    }
}
