import Foundation
import ModelBundle
import Segmentation
import TestSupport
import Testing

@testable import trainer

@Suite struct SegmentEditsTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("people.csv", SampleData.attributes())
    }

    @discardableResult
    private func train(_ name: String = "m", _ options: String...) -> TrainerRun {
        TrainerRun(
            [
                "train", "customers", "--input", folder.path + "/people.csv", "--output", folder.path + "/" + name,
                "--restarts", "5", "--bootstrap", "0", "--k-range", "none", "--report", "none", "--quiet",
            ] + options)
    }

    private func segments(_ name: String = "m") throws -> [Segment] {
        try BundleReader.read(folder.path + "/" + name).segmenter.segments.segments
    }

    private func rename(_ name: String, to other: String) throws {
        try folder.edit("m/segments.json", replacing: "\"name\": \"\(name)\"", with: "\"name\": \"\(other)\"")
    }

    @Test func withoutEditsABundleIsReplacedAsIfItHadNotBeenThere() throws {
        train()
        let first = try BundleBytes.read(folder.path + "/m")
        #expect(first["trained_segments.json"] == first["segments.json"])
        // Another layout of the same texts is no edit.
        try folder.write("m/segments.json", try folder.read("m/segments.json").replacing("\n", with: "\n "))
        let run = train()
        #expect(run.status == 0 && !run.errors.contains("edited"))
        #expect(try BundleBytes.read(folder.path + "/m") == first)
    }

    @Test func whatWasEditedStaysAndAllElseIsTheNewTrainings() throws {
        train()
        try rename("High-Value Loyal", to: "Gold")
        try folder.write("people.csv", SampleData.attributes(seed: 3))
        let fresh = train("other")
        #expect(fresh.status == 0)
        let expected = try segments("other").map { $0.name == "High-Value Loyal" ? renamed($0, "Gold") : $0 }
        // The second time, the edit comes from a bundle that was itself given it.
        for _ in 0..<2 {
            let run = train()
            #expect(run.status == 0)
            #expect(
                run.errors.contains("kept as edited in segments.json: name of \"Gold\" (cluster 1, formerly 1)"),
                "\(run.errors)")
            #expect(!run.errors.contains("Jaccard") && !run.errors.contains("left out"))
            #expect(run.output.contains("Gold"))
            #expect(try segments() == expected)
        }
        #expect(train("m", "--fresh-segments").status == 0)
        #expect(try segments() == segments("other"))
    }

    @Test func anEditWithoutAClusterIsSaidAndItsFileKept() throws {
        train()
        for (name, other) in [
            ("High-Value Loyal", "A"), ("Value-Seeking Regular", "B"), ("Price-Sensitive Occasional", "C"),
        ] {
            try rename(name, to: other)
        }
        let edited = try folder.read("m/segments.json")
        let run = train("m", "--k", "2", "--json")
        #expect(run.status == 0)
        #expect(run.output.contains("is left out: no cluster answers to it any more"))
        #expect(try folder.read("m/former_segments.json") == edited)
        #expect(Set(try segments().map(\.name)).isSubset(of: ["A", "B", "C"]))
    }

    @Test func aPoorMatchIsWarnedOf() throws {
        train()
        try rename("High-Value Loyal", to: "Gold")
        // Customers of all kinds take each other's ids.
        var lines = SampleData.attributes().split(separator: "\n").map { $0.split(separator: ",") }
        let ids = lines.map { $0[0] }
        for row in 1...21 { lines[row][0] = ids[row % 21 + 1] }
        try folder.write("people.csv", lines.map { $0.joined(separator: ",") }.joined(separator: "\n"))
        let run = train()
        #expect(run.status == 0)
        #expect(run.errors.contains("warning: what was edited in \"Gold\" may not fit"), "\(run.errors)")
        #expect(try segments().contains { $0.name == "Gold" })
    }

    @Test func aKeptNameIsNotGivenTwice() throws {
        train()
        try rename("High-Value Loyal", to: "Segment 2")
        let run = train("m", "--k", "2")
        #expect(run.status == 0)
        let names = try segments().map(\.name)
        #expect(Set(names).count == 2 && names.contains("Segment 2"), "\(names) \(run.errors)")
    }

    @Test func ofABundleThatDoesNotHoldWhatWasTrainedAllCountsAsEdited() throws {
        train()
        let manifest = try folder.read("m/manifest.json")
        try folder.write(
            "m/manifest.json", manifest.replacing(try Regex(",\\s*\"trained_segments.json\": \"[0-9a-f]*\""), with: ""))
        try folder.remove("m/trained_segments.json")
        let former = try segments()
        try folder.write("people.csv", SampleData.attributes(seed: 3))
        let run = train()
        #expect(run.errors.contains("note: the bundle replaced does not hold what its training wrote"))
        #expect(try segments() == former)
    }

    @Test func theSegmentsOfABrokenBundleAreKeptAsideAndNotCarriedOver() throws {
        train()
        let trained = try segments()
        try rename("High-Value Loyal", to: "Gold")
        let edited = try folder.read("m/segments.json")
        try folder.edit("m/scaler.json", replacing: "standard", with: "robust")
        let run = train()
        #expect(run.status == 0)
        #expect(run.errors.contains("warning: nothing was carried over from the bundle replaced"), "\(run.errors)")
        #expect(try folder.read("m/former_segments.json") == edited)
        #expect(try segments() == trained)
    }

    private func renamed(_ segment: Segment, _ name: String) -> Segment {
        Segment(
            cluster: segment.cluster, name: name, description: segment.description,
            characteristics: segment.characteristics, recommendedOffers: segment.recommendedOffers)
    }
}
