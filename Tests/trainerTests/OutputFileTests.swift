import Bytes
import FoundationEssentials
import Glibc
import TestSupport
import Testing

@testable import trainer

@Suite struct OutputFileTests {
    private let folder: TemporaryFolder
    private var path: String { folder.path + "/answers" }
    private var partial: String { "answers.\(getpid()).partial" }

    init() throws { folder = try TemporaryFolder() }

    private func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    }

    /// Writes `text`; where the open files of the process are not shown, it has a name from the start.
    private func write(_ text: String, descriptors: String = "/proc/self/fd", meanwhile: [String]) throws {
        var output = try OutputFile(path: path, descriptors: descriptors)
        var bytes = ByteBuffer()
        bytes.append(utf8: text)
        try output.write(&bytes)
        #expect(try names() == meanwhile)
        try output.finish()
        #expect(try names() == ["answers"])
        #expect(try folder.read("answers") == text)
    }

    @Test func withoutProcAFileIsWrittenAllTheSame() throws {
        try write("new", descriptors: folder.path + "/none", meanwhile: [partial])
        try write("newer", descriptors: folder.path + "/none", meanwhile: ["answers", partial])
    }

    @Test(arguments: ["/proc/self/fd", "/none"])
    func whatAKilledProcessOfTheSameNumberLeftIsNotInTheWay(descriptors: String) throws {
        try folder.write(partial, "what was left, longer than what is new")
        #expect(unsafe chmod(folder.path + "/" + partial, 0o400) == 0)
        try write("new", descriptors: descriptors, meanwhile: [partial])
    }

    @Test func whatIsNotFinishedLeavesNothing() throws {
        for descriptors in ["/proc/self/fd", "/none"] {
            _ = try OutputFile(path: path, descriptors: descriptors)
            #expect(try names().isEmpty)
        }
    }

    @Test(arguments: [
        ["score", "none"], ["rfm", "--transactions", "none"], ["generate", "retail", "--rows", "1000"],
    ])
    func aPathWithoutLettersIsFoundBeforeWork(command: [String]) {
        let run = TrainerRun(command + ["--output", ""])
        #expect(run.status == 2)
        #expect(run.errors.contains("expected a file for --output, found \"\""), "\(run.errors)")
    }

    @Test func soAreTheOtherPathsOfMadeUpData() throws {
        let shop = TrainerRun(["generate", "carts", "--rows", "4", "--output", ""])
        #expect(shop.status == 2)
        #expect(shop.errors.contains("expected a folder for --output, found \"\""), "\(shop.errors)")
        let mall = TrainerRun(["generate", "mall", "--rows", "5", "--output", path, "--segments", ""])
        #expect(mall.status == 2)
        #expect(mall.errors.contains("expected a file for --segments, found \"\""), "\(mall.errors)")
        #expect(try names().isEmpty)
    }
}
