import Service
import TestSupport
import Testing

/// `openapi.yaml` beside the table of routes. Whether the document is valid, and its examples, is for other tools.
@Suite struct ContractTests {
    /// The operations of the document: what stands two and four columns in below `paths`.
    private func operations() throws -> [(path: String, method: String, id: String)] {
        let lines = try ServiceUnderTest.inProcess.get("/openapi.yaml").text.split(
            separator: "\n", omittingEmptySubsequences: false)
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
}
