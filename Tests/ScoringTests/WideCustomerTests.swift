import Bytes
import JSON
import Scoring
import Segmentation
import Testing

/// Customers of more fields than a word has bits, in any order.
@Suite struct WideCustomerTests {
    private static let fields = 150

    private func rules() throws -> CustomerRules {
        CustomerRules(
            try FeatureSchema(
                identifier: "id",
                (0..<Self.fields).map {
                    Feature(
                        name: "f\($0)", kind: .number(NumberDomain(minimum: 0, trainingRange: 0...1_000)),
                        isRequired: $0 % 10 != 0, fillValue: 5)
                }))
    }

    private func read(_ text: String, times: Int = 1) throws -> (values: [Double?], warnings: Int, issues: Int) {
        let rules = try rules()
        let bytes = Array(text.utf8)
        var reader = CustomerReader()
        // The memory of one customer must not show in the next.
        for _ in 0..<times {
            var json = try JSONReader(bytes.span)
            try reader.read(&json, rules: rules, element: nil)
        }
        let values = (0..<Self.fields).map { reader.customer[$0] }
        return (values, reader.warnings.count, reader.issues.count)
    }

    private func object(_ places: some Sequence<Int>) -> String {
        "{" + places.map { "\"f\($0)\":\($0)" }.joined(separator: ",") + "}"
    }

    @Test(arguments: [1, 2])
    func readsFieldsInAndAgainstTheirOrder(times: Int) throws {
        for places in [Array(0..<Self.fields), (0..<Self.fields).reversed()] {
            let customer = try read(object(places), times: times)
            #expect(customer.values == (0..<Self.fields).map { Double($0) })
            #expect(customer.warnings == 0 && customer.issues == 0)
        }
    }

    @Test func fillsOptionalFieldsLeftOutAndMissesRequiredOnes() throws {
        let customer = try read(object((0..<Self.fields).filter { $0 % 10 != 0 && $0 != 77 }))
        #expect(customer.values[70] == 5)
        #expect(customer.values[77] == nil)
        #expect(customer.warnings == 15 && customer.issues == 1)
    }

    @Test(arguments: [0, 63, 64, 127, 128, 149])
    func refusesAFieldThatStandsTwice(place: Int) throws {
        let all = object(0..<Self.fields).dropLast()
        for again in ["1", "null", "\"x\"", "[{}]", "1,\"f\(place)\":2"] {
            let customer = try read("\(all),\"f\(place)\":\(again)}", times: 2)
            #expect(customer.issues == 1 && customer.values[place] == Double(place))
        }
    }
}
