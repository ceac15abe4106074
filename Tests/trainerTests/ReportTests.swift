import Bytes
import Charts
import Glibc
import ModelBundle
import Segmentation
import TestSupport
import Testing

@testable import trainer

/// What training writes for people, and what `trainer report` draws again.
@Suite struct ReportTests {
    private static let drawings = ["report.html", "summary.txt", "figures/map-2d.svg", "figures/map-3d.svg"]

    /// A bundle made of sample data in a folder of its own.
    private func trained(_ folder: TemporaryFolder, _ options: [String] = []) throws -> String {
        try folder.write("data.csv", SampleData.attributes())
        let data = folder.path + "/data.csv"
        let bundle = folder.path + "/people"
        let arguments = [
            "train", "customers", "--input", data, "--output", bundle, "--restarts", "3", "--bootstrap", "4",
        ]
        let range = options.contains("--k-range") ? [] : ["--k-range", "none"]
        let run = TrainerRun(arguments + range + options)
        try #require(run.status == 0, "\(run.errors)")
        return bundle
    }

    private func text(_ bundle: String, _ name: String) throws -> String {
        String(decoding: try #require(BundleBytes.read(bundle)[name]), as: UTF8.self)
    }

    private func replace(_ bundle: String, _ name: String, _ text: String) throws {
        unsafe unlink(bundle + "/" + name)
        try FileSystem.write(text.utf8Span.span, to: bundle + "/" + name)
    }

    @Test func trainingWritesAPageThatNeedsNothingElse() throws {
        let folder = try TemporaryFolder()
        let bundle = try trained(folder)
        let files = try BundleBytes.read(bundle)
        #expect(Self.drawings.allSatisfy { files[$0] != nil })
        let page = try text(bundle, "report.html")
        #expect(page.contains("45 customers in 3 segments"))
        #expect(page.contains("<td>1</td>") && page.contains("left out: missing value"))
        for remote in ["src=\"http", "href=\"http", "@import", "url("] { #expect(!page.contains(remote), "\(remote)") }
        let summary = try text(bundle, "summary.txt")
        #expect(summary.hasPrefix("people: 45 customers in 3 segments") && !summary.contains(folder.path))
    }

    @Test func theServerReadsBundlesWhateverTheirReportsHold() throws {
        let folder = try TemporaryFolder()
        let bundle = try trained(folder)
        let model = try BundleReader.read(bundle)
        try replace(bundle, "report.json", "no JSON")
        try replace(bundle, "report.html", "")
        #expect(try BundleReader.read(bundle).manifest == model.manifest)
    }

    @Test func aReportDrawnAgainIsTheSame() throws {
        let folder = try TemporaryFolder()
        let bundle = try trained(folder)
        let first = try BundleBytes.read(bundle)
        for name in Self.drawings { unsafe unlink(bundle + "/" + name) }
        #expect(TrainerRun(["report", bundle]).status == 0)
        let second = try BundleBytes.read(bundle)
        #expect(Set(first.keys) == Set(second.keys))
        for (name, bytes) in first { #expect(second[name] == bytes, "\(name)") }
    }

    @Test func editedSegmentsAreDrawnAndEscaped() throws {
        let folder = try TemporaryFolder()
        let bundle = try trained(folder, ["--report", "data"])
        #expect(try BundleBytes.read(bundle)["report.html"] == nil)
        let segments = try text(bundle, "segments.json")
        try replace(bundle, "segments.json", segments.replacing("High-Value Loyal", with: "<b>Gold & more</b>"))
        #expect(TrainerRun(["report", bundle]).status == 0)
        let page = try text(bundle, "report.html")
        #expect(page.contains("&lt;b&gt;Gold &amp; more&lt;/b&gt;") && !page.contains("<b>Gold"))
        #expect(try text(bundle, "figures/segment-sizes.svg").contains("&lt;b&gt;Gold &amp; more&lt;/b&gt;"))
    }

    @Test func withoutReportDataTheFeaturesInTheBundleServe() throws {
        let folder = try TemporaryFolder()
        let bundle = try trained(folder, ["--report", "none", "--customer-table", "features"])
        #expect(try BundleBytes.read(bundle)["report.json"] == nil)
        #expect(TrainerRun(["report", bundle]).status == 0)
        let again = try text(bundle, "figures/map-2d.svg")
        let other = try TemporaryFolder()
        #expect(try text(trained(other), "figures/map-2d.svg") == again)
    }

    @Test func withoutAnythingOfTheCustomersTheRestIsDrawnAndThatIsSaid() throws {
        let folder = try TemporaryFolder()
        let bundle = try trained(folder, ["--report", "none", "--customer-table", "none"])
        let run = TrainerRun(["report", bundle])
        #expect(run.status == 0 && run.errors.contains("maps, silhouettes, spreads and correlations are left out"))
        let files = try BundleBytes.read(bundle)
        #expect(files["figures/map-2d.svg"] == nil && files["figures/segment-sizes.svg"] != nil)
    }

    @Test(arguments: [[], ["--algorithm", "mixture", "--covariances", "spherical"]])
    func whatIsDrawnOfTheNumbersOfClustersIsTheirTable(options: [String]) throws {
        let folder = try TemporaryFolder()
        let bundle = try trained(folder, ["--k-range", "2-5"] + options)
        let table = try #require(try BundleReader.read(bundle).manifest.evaluation.counts)
        #expect(table.measured.count == (options.isEmpty ? 6 : 5) && table.rows.count == 4 && !table.choices.isEmpty)
        for criterion in table.measured {
            let figure = try text(bundle, "figures/k-\(ReportFigure.slug(criterion.measure)).svg")
            let dots = figure.matches(
                of: /<circle class="point[^"]*" cx="[^"]*" cy="([^"]*)" r="([^"]*)"><title>([^<]*)</)
            let rows = table.rows.filter { criterion.value(in: $0) != nil }
            let values = rows.compactMap { criterion.value(in: $0) }
            #expect(
                dots.map { String($0.3) }
                    == zip(rows, values).map { "\(criterion.measure): \(NumberText.brief($1)) at \($0.count)" })
            #expect(
                zip(dots, rows).filter { $0.0.2 == "5.5" }.map(\.1.count)
                    == [table.choice(of: criterion)].compactMap(\.self))
            // Heights are as far apart as the values, to the tenth of a pixel that is written.
            let heights = dots.map { Double($0.1) ?? .nan }
            let (least, most) = (
                values.indices.min { values[$0] < values[$1] }, values.indices.max { values[$0] < values[$1] }
            )
            let (low, high) = (try #require(least), try #require(most))
            for (height, value) in zip(heights, values) {
                let share = (value - values[low]) / (values[high] - values[low])
                #expect((heights[low] + share * (heights[high] - heights[low]) - height).magnitude < 0.2)
            }
        }
        let (page, summary) = (try text(bundle, "report.html"), try text(bundle, "summary.txt"))
        for row in table.cells(missing: "–") {
            for cell in row.dropFirst() { #expect(page.contains("<td>\(cell)<"), "\(cell)") }
            #expect(summary.contains(row.last ?? ""))
        }
        #expect(page.contains("3 (this model)") && page.contains(table.verdict) && summary.contains(table.verdict))
    }

    @Test func withoutAComparisonThereIsNoSectionOnNumbersOfClusters() throws {
        let folder = try TemporaryFolder()
        let bundle = try trained(folder)
        #expect(try !text(bundle, "report.html").contains("id=\"count\""))
        #expect(try BundleBytes.read(bundle).keys.allSatisfy { !$0.hasPrefix("figures/k-") })
    }

    @Test(arguments: [
        ("{", "expected JSON"), ("{\"version\":1}", "expected the field"), ("[]", "expected Dictionary"),
        ("\"version\":1,\"warnings\"", "version: expected 1, found 2"),
        ("\"anomalies\":[", "cloud.anomalies: expected points"),
    ])
    func reportDataThatCannotBeAreRefused(part: String, expected: String) throws {
        let folder = try TemporaryFolder()
        let bundle = try trained(folder, ["--report", "data"])
        let data = try text(bundle, "report.json")
        let broken =
            switch part {
            case "\"version\":1,\"warnings\"": data.replacing(part, with: "\"version\":2,\"warnings\"")
            case "\"anomalies\":[": data.replacing(part, with: "\"anomalies\":[99999,")
            default: part
            }
        #expect(broken != data)
        try replace(bundle, "report.json", broken)
        let run = TrainerRun(["report", bundle])
        #expect(
            run.status == 1 && run.errors.contains(bundle + "/report.json") && run.errors.contains(expected),
            "\(run.errors)")
    }
}
