import Testing

@Suite struct ArchitectureTests {
    private func report(_ complaints: [String]) {
        for complaint in complaints { Issue.record("\(complaint)") }
    }

    @Test func thePackageIsFoundOnDisk() {
        #expect(Repository.current.files.contains { $0.path == "Sources/Bytes/ByteBuffer.swift" })
        #expect(Repository.current.topLevel.contains("Package.swift"))
    }

    @Test func aTargetImportsOnlyWhatItMay() {
        report(Repository.current.files.flatMap(HouseRules.forbiddenImports))
    }

    @Test func noFileIsTooLong() {
        report(Repository.current.files.flatMap(HouseRules.excessLength))
    }

    @Test func noFunctionIsTooLong() {
        report(Repository.current.files.flatMap(HouseRules.excessFunctions))
    }

    @Test func noFileHasAVagueName() {
        report(Repository.current.files.flatMap(HouseRules.vagueName))
    }

    @Test func noSourceHoldsAForbiddenConstruct() {
        report(Repository.current.files.flatMap(HouseRules.forbiddenConstructs))
    }

    @Test func theTopLevelHoldsOnlyWhatBelongsThere() {
        report(HouseRules.strayEntries(ofTopLevel: Repository.current.topLevel))
    }

    @Test func noArrowsRunInACircle() {
        for (target, imported) in Arrows.targets {
            var reached = imported
            while case let next = reached.union(reached.flatMap { Arrows.targets[$0] ?? [] }), next != reached {
                reached = next
            }
            #expect(!reached.contains(target), "\(target) reaches itself")
        }
    }
}
