import ModelBundle
import Testing

@Suite struct SHA256Tests {
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (
            "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
            "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
        ),
    ])
    func agreesWithThePublishedExamples(text: String, digest: String) {
        #expect(SHA256.digest(of: Array(text.utf8).span).description == digest)
    }

    @Test func agreesWithThePublishedExampleOfAMillionBytes() {
        let chunk = [UInt8](repeating: UInt8(ascii: "a"), count: 1_000)
        var hash = SHA256()
        for _ in 0..<1_000 { hash.update(chunk.span) }
        #expect("\(hash.finalize())" == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }

    @Test func isTheSameWhereverTheBytesAreSplit() {
        let bytes = (0..<200).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        let whole = SHA256.digest(of: bytes.span)
        for split in 0...bytes.count {
            var hash = SHA256()
            hash.update(bytes.span.extracting(0..<split))
            hash.update(bytes.span.extracting(split..<bytes.count))
            #expect(hash.finalize() == whole, "split at \(split)")
        }
        var hash = SHA256()
        for index in bytes.indices { hash.update(bytes.span.extracting(index..<(index + 1))) }
        #expect(hash.finalize() == whole)
    }

    @Test func theProcessorsInstructionsGiveWhatTheDefinitionGives() {
        let bytes = (0..<1_000).map { UInt8(truncatingIfNeeded: $0 &* $0 &+ 11) }
        for length in stride(from: 0, through: 1_000, by: 37) {
            let digests = [true, false].map { usesHardware in
                var hash = SHA256(usesHardware: usesHardware)
                hash.update(bytes.span.extracting(0..<length))
                return hash.finalize()
            }
            #expect(digests[0] == digests[1], "\(length) bytes")
        }
    }

    @Test func everyLengthAroundABlockHasItsOwnDigest() {
        let zeros = [UInt8](repeating: 0, count: 200)
        let digests = (0...200).map { SHA256.digest(of: zeros.span.extracting(0..<$0)).description }
        #expect(Set(digests).count == 201)
        #expect(digests[55] == "02779466cdec163811d078815c633f21901413081449002f24aa3e80f0b88ef7")
        #expect(digests[56] == "d4817aa5497628e7c77e6b606107042bbba3130888c5f47a375e6179be789fbb")
        #expect(digests[64] == "f5a5fd42d16a20302798ef6ed309979b43003d2320d9f0e8ea9831a92759fb4b")
    }
}
