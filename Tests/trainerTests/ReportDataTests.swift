import Bytes
import Foundation
import ModelBundle
import TestSupport
import Testing

@testable import trainer

/// `report.json` with every field gone, emptied, doubled or out of its bounds: drawn or refused by name, never a trap.
@Suite struct ReportDataTests {
    private static var values: [Any] { [NSNull(), "x", -1, Int.max, -1e308, 1e308, [[Any]]()] }

    /// A document in which one thing is other than it was, with what and where.
    private struct Variant {
        let change: String
        let document: Any
    }

    private func variants(of document: Any, at path: String) -> [Variant] {
        Self.values.map { Variant(change: "\(path) is \($0)", document: $0) }
            + ((document as? [String: Any]).map { variants(of: $0, at: path) } ?? [])
            + ((document as? [Any]).map { variants(of: $0, at: path) } ?? [])
    }

    private func variants(of fields: [String: Any], at path: String) -> [Variant] {
        fields.sorted { $0.key < $1.key }.flatMap { name, value in
            var shorter = fields
            shorter[name] = nil
            return [Variant(change: "\(path).\(name) is gone", document: shorter)]
                + variants(of: value, at: "\(path).\(name)").map { variant in
                    Variant(
                        change: variant.change, document: fields.merging([name: variant.document]) { $1 })
                }
        }
    }

    /// What is wrong with one element could be wrong with any: only the last one is changed.
    private func variants(of elements: [Any], at path: String) -> [Variant] {
        guard let last = elements.last else { return [] }
        let rest = elements.dropLast()
        return [
            Variant(change: "\(path) lacks its last", document: Array(rest)),
            Variant(change: "\(path) has its last twice", document: elements + [last]),
        ]
            + variants(of: last, at: "\(path)[\(rest.count)]").map { variant in
                Variant(change: variant.change, document: Array(rest) + [variant.document])
            }
    }

    @Test func whateverItHoldsIsDrawnOrRefused() throws {
        let folder = try TemporaryFolder()
        let rows = (0..<12).map { "C\($0),\($0 % 3 * 10 + $0),\($0 * $0)\n" }.joined()
        try folder.write("data.csv", "id,age,spent\n" + rows)
        let bundle = folder.path + "/few"
        let run = TrainerRun([
            "train", "table", "--input", folder.path + "/data.csv", "--output", bundle, "--k", "2", "--k-range", "none",
            "--transform-of", "age=sqrt", "--bootstrap", "0", "--restarts", "1", "--report", "data",
        ])
        try #require(run.status == 0, "\(run.errors)")
        let model = try BundleReader.read(bundle)
        let file = bundle + "/" + ReportFile.name
        let document = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: file)))
        let variants = variants(of: document, at: "")
        var (drawn, refused) = (0, 0)
        for variant in variants {
            try JSONSerialization.data(withJSONObject: variant.document, options: .fragmentsAllowed)
                .write(to: URL(filePath: file))
            do throws(BundleError) {
                let files = Report(model: model, data: try ReportFile.read(in: bundle, for: model)).files
                #expect(files.count > 10, "\(variant.change)")
                drawn += 1
            } catch {
                #expect(error.file == file && !error.problem.isEmpty, "\(variant.change)")
                refused += 1
            }
            // The server, which reads some of it, serves the model with its map or without.
            if [".cl", ".com", " "].contains(where: variant.change.hasPrefix) {
                #expect(throws: Never.self, "\(variant.change)") { try BundleReader.read(bundle) }
            }
        }
        #expect(drawn > 30 && refused > 250, "\(drawn) drawn, \(refused) refused")
    }
}
