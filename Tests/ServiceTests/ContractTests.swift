import TestSupport
import Testing

@testable import Service

/// `openapi.yaml` beside the table of routes. Whether the document is valid, and its examples, is for other tools.
@Suite struct ContractTests {
    private func lines() throws -> [Substring] {
        try ServiceUnderTest.inProcess.get("/openapi.yaml").text.split(
            separator: "\n", omittingEmptySubsequences: false)
    }

    /// The operations of the document: what stands two and four columns in below `paths`.
    private func operations() throws -> [(path: String, method: String, id: String)] {
        let lines = try lines()
        var path = ""
        var method = ""
        var operations: [(String, String, String)] = []
        for line in lines.drop(while: { $0 != "paths:" }).dropFirst().prefix(while: { $0.first == " " || $0.isEmpty }) {
            if line.hasPrefix("  /") { path = String(line.dropFirst(2).dropLast()) }
            if line.hasPrefix("    "), line.hasSuffix(":"), line.dropFirst(4).first != " " {
                method = line.dropFirst(4).dropLast().uppercased()
            }
            if let id = line.split(separator: "operationId: ", omittingEmptySubsequences: false).dropFirst().first {
                operations.append((path, method, String(id)))
            }
        }
        return operations
    }

    @Test func describesTheRoutesThereAreAndNoOthers() throws {
        let described = Set(try operations().map { "\($0.method) \($0.path)" })
        let served = Set(RouteTable.service.routes.map { "\($0.methods.principal) \($0.pattern)" })
        #expect(described.symmetricDifference(served).sorted() == [])
    }

    @Test func givesEachOperationANameOfItsOwnInCamelCase() throws {
        let identifiers = try operations().map(\.id)
        #expect(Set(identifiers).count == identifiers.count)
        for id in identifiers {
            #expect(id.first?.isLowercase == true && id.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) })
        }
    }

    @Test func saysOfEachPathWhatAccessRulesAnswer() throws {
        var path = ""
        var statuses: [String: Set<Substring>] = [:]
        for line in try lines() {
            if line.hasPrefix("  /") { path = String(line.dropFirst(2).dropLast()) }
            if line.hasPrefix("        '"), line.hasSuffix("':") {
                statuses[path, default: []].insert(line.dropFirst(9).dropLast(2))
            }
        }
        for route in RouteTable.service.routes {
            let area = Area(of: route.endpoint)
            let found = try #require(statuses[route.pattern])
            #expect(found.contains("401"), "\(route.pattern)")
            #expect(found.contains("403") == Area.scopes.contains(area), "\(route.pattern)")
            #expect(found.contains("429") == (area != .health), "\(route.pattern)")
        }
    }

    /// In OpenAPI 3.0.3 it has no effect elsewhere.
    @Test func nullableStandsBesideAType() throws {
        let lines = try lines()
        func column(_ index: Int) -> Int { lines[index].prefix { $0 == " " || $0 == "-" }.count }
        func beginsElement(_ index: Int) -> Bool { lines[index].drop { $0 == " " }.hasPrefix("- ") }
        var count = 0
        for index in lines.indices where lines[index].hasSuffix("nullable: true") {
            var first = index
            while !beginsElement(first) || column(first) > column(index), column(first - 1) >= column(index) {
                first -= 1
            }
            var end = index + 1
            while column(end) >= column(index), !beginsElement(end) || column(end) > column(index) { end += 1 }
            let siblings = (first..<end).filter { column($0) == column(index) }
            #expect(siblings.contains { lines[$0].dropFirst(column($0)).hasPrefix("type: ") }, "line \(index + 1)")
            count += 1
        }
        #expect(count > 10)
    }
}
