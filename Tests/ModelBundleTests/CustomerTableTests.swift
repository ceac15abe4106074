import ModelBundle
import Testing

@Suite struct CustomerTableTests {
    private func table(_ ids: [String]) throws -> CustomerTable {
        try CustomerTable(
            columns: [], ids: ids, labels: ids.map { _ in .init(cluster: 0, dbscanCluster: nil) }, values: [])
    }

    @Test(arguments: [
        [], ["7"], ["1", "2", "9", "10", "11", "100"], ["C001", "C002", "C013"], ["C013", "C002", "C001"],
        ["1", "10", "2"], ["ä", "b", "ö"], ["ab", "abc", "abca"],
    ])
    func findsEachCustomerAndNoOther(ids: [String]) throws {
        let table = try table(ids)
        for (row, id) in ids.enumerated() { #expect(table.row(of: id) == row, "\(id)") }
        for id in ["", "0", "3", "12", "1000", "C", "C003", "C0001", "a", "zz", "é"] {
            #expect(table.row(of: id) == nil)
        }
    }

    @Test(arguments: [
        (["1", "2", "2"], "2", 2), (["1", "1", "2"], "1", 1), (["b", "a", "b"], "b", 2),
        (["\u{E9}", "e\u{301}"], "\u{E9}", 1),
    ])
    func refusesACustomerWhoStandsTwice(ids: [String], id: String, row: Int) {
        #expect(throws: CustomerTable.Failure.repeatedID(id, row: row)) { try table(ids) }
    }

    @Test func tellsLabelsApart() {
        let greatest = CustomerTable.Labels.greatestCluster
        let labels = [nil, -1, 0, greatest].map { CustomerTable.Labels(cluster: greatest, dbscanCluster: $0) }
        #expect(labels.map(\.cluster) == [greatest, greatest, greatest, greatest])
        #expect(labels.map(\.dbscanCluster) == [nil, -1, 0, greatest])
        #expect(labels.map(\.isAnomaly) == [nil, true, false, false])
    }
}
