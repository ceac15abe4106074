import JSON
import Testing

@Suite struct JSONLimitTests {
    private func read(_ document: String, _ limits: JSONLimits) throws(JSONError) -> JSONValue {
        let bytes = Array(document.utf8)
        return try JSONValue(reading: bytes.span, limits: limits)
    }

    private func reason(_ document: String, _ limits: JSONLimits) -> JSONError.Reason? {
        do throws(JSONError) {
            _ = try read(document, limits)
            return nil
        } catch {
            return error.reason
        }
    }

    @Test func nestsToTheLimitAndNoDeeper() {
        let limits = JSONLimits(depth: 3)
        #expect(reason(#"[{"a":[]}]"#, limits) == nil)
        #expect(reason(#"[{"a":[[]]}]"#, limits) == .exceeded(.depth, 3))
        #expect(reason("[[[1],[2]],[[3]]]", limits) == nil)
    }

    @Test func aMillionBracketsAreRefusedAtTheDefaultDepth() {
        #expect(reason(String(repeating: "[", count: 1_000_000), JSONLimits()) == .exceeded(.depth, 32))
        #expect(reason(String(repeating: #"{"a":"#, count: 100_000), JSONLimits()) == .exceeded(.depth, 32))
    }

    @Test func nestsAsDeepAsALimitMayBe() {
        let limits = JSONLimits(depth: JSONLimits.deepest)
        let document = String(repeating: "[", count: 512) + String(repeating: "]", count: 512)
        #expect(reason(document, limits) == nil)
    }

    @Test func boundsTheBytesOfKeysAndStrings() {
        let limits = JSONLimits(stringBytes: 4)
        #expect(reason(#"{"four":"four"}"#, limits) == nil)
        #expect(reason(#"{"fiver":1}"#, limits) == .exceeded(.stringBytes, 4))
        #expect(reason(#"["fiver"]"#, limits) == .exceeded(.stringBytes, 4))
    }

    @Test func boundsTheDocument() {
        #expect(reason("[1]", JSONLimits(totalBytes: 3)) == nil)
        #expect(reason("[1] ", JSONLimits(totalBytes: 3)) == .exceeded(.totalBytes, 3))
    }

    @Test func boundsMembersAndElementsTogether() {
        let limits = JSONLimits(elements: 4)
        #expect(reason(#"{"a":[1,2],"b":3}"#, limits) == nil)
        #expect(reason(#"{"a":[1,2,3],"b":4}"#, limits) == .exceeded(.elements, 4))
    }

    @Test func theMessageNamesTheLimit() {
        let error = #expect(throws: JSONError.self) { try read("[[1]]", JSONLimits(depth: 1)) }
        #expect("\(error, default: "")" == "expected at most 1 nested containers, found more at byte 1")
        #expect(error?.isAboutMeaning == false)
    }
}
