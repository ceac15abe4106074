import ModelBundle
import Segmentation
import TestSupport
import Testing

/// The map in `report.json`: read with the bundle, checked against it, and never in the way of serving.
@Suite struct CustomerMapTests {
    private static let sound = """
        {"version": 1, "columns": ["recency", "frequency", "monetary"], "boxes": {}, "components":
        {"loadings": [[1, 0, 0], [0, 0.6, 0.8]], "mean": [1, 2, 3], "varianceRatios": [0.5, 0.3, 0.2]}, "cloud":
        {"anomalies": [1], "axes": [[0.5, 1.5, 2], [3, 4, -5]], "clusters": [0, 1, 1], "total": 9}}
        """

    private func map(_ report: String?) throws -> Result<CustomerMap, BundleError>? {
        let folder = try TemporaryFolder()
        let bundle = folder.path + "/shop"
        try BundleWriter.write(.sample(.rfm), to: bundle, attachments: report.map { [.init("report.json", $0)] } ?? [])
        return try BundleReader.read(bundle).map
    }

    @Test func itIsReadWhole() throws {
        let map = try #require(try map(Self.sound)).get()
        #expect(map.coordinates == [[0.5, 1.5, 2], [3, 4, -5]])
        #expect(map.clusters == [0, 1, 1] && map.anomalies == [1] && map.total == 9)
        #expect(map.axes.count == 2 && map.axes.varianceRatios == [0.5, 0.3])
        // Scaled by 100, 10 and 1,000, less the means: (−0.5, −1, −2).
        let place = map.axes.place(Customer([50, 10, 1_000]))
        #expect(place.count == 2 && abs(place[0] + 0.5) < 1e-12 && abs(place[1] + 2.2) < 1e-12)
    }

    @Test func aBundleWithoutItHasNone() throws {
        #expect(try map(nil) == nil)
    }

    @Test(
        arguments: [
            ("{", "{[", nil, "expected"), ("\"version\": 1", "\"version\": 2", "version", "expected 1, found 2"),
            ("\"version\": 1,", "", "version", "expected a value, found none"),
            ("\"recency\", ", "", "columns", "in their order"),
            ("[1, 0, 0]", "[1, 1, 0]", "components.loadings", "length 1"),
            ("[1, 0, 0]", "[1, 0]", "components.loadings[0]", "expected 3 numbers, found 2"),
            ("[[1, 0, 0], [0, 0.6, 0.8]]", "[]", "components.loadings", "expected 1 to 3 components, found 0"),
            ("[1, 2, 3]", "[1, 2, null]", "components.mean[2]", "expected a number, found null"),
            ("[0.5, 0.3, 0.2]", "[0.5]", "components.varianceRatios", "expected a share for each of 2"),
            ("[0.5, 0.3, 0.2]", "[0.5, -1]", "components.varianceRatios[1]", "from 0 to 1"),
            ("[1, 2, 3]", "[1, 1.7e308, 1.7e308]", "components.mean", "near the segments' centres"),
            ("[0, 1, 1]", "[0, 1, 2]", "cloud.clusters[2]", "at least 0 and below 2"),
            ("[0, 1, 1]", "[0, 1, 0.5]", "cloud.clusters[2]", "found 0.5"),
            ("[0, 1, 1]", "7", "cloud.clusters", "an array"),
            ("[3, 4, -5]", "[3, 4]", "cloud.axes[1]", "expected 3 numbers, found 2"),
            (", [3, 4, -5]", "", "cloud.axes", "expected 2 lists"),
            ("[3, 4, -5]", "[3, 4, \"x\"]", "cloud.axes[1][2]", "a number"),
            ("[1]", "[3]", "cloud.anomalies[0]", "below 3"), ("[1]", "[-1]", "cloud.anomalies[0]", "found -1"),
            ("\"total\": 9", "\"total\": 2", "cloud.total", "at least 3"),
            ("\"cloud\":", "\"crowd\":", "cloud", "found none"),
        ] as [(String, String, String?, String)])
    func whatCannotBeOfTheModelIsToldAndTheModelServes(part: String, other: String, field: String?, problem: String)
        throws
    {
        try #require(Self.sound.contains(part))
        let result = try #require(try map(Self.sound.replacing(part, with: other, maxReplacements: 1)))
        let error = #expect(throws: BundleError.self) { try result.get() }
        #expect(error?.file.hasSuffix("/report.json") == true)
        #expect(error?.field == field)
        #expect(error?.problem.contains(problem) == true, "\(error?.description ?? "")")
    }

    @Test func tooManyPointsAreRefused() throws {
        let points = [String](repeating: "0", count: 20_001).joined(separator: ",")
        let text = Self.sound.replacing("[0, 1, 1]", with: "[\(points)]")
        let error = #expect(throws: BundleError.self) { try map(text)?.get() }
        #expect(error?.problem == "expected at most 20000 points, found 20001")
    }
}
