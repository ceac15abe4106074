import Bytes
import JSON
import Testing

/// Whatever the bytes, reading returns or throws.
@Suite struct JSONRobustnessTests {
    static let sample = Array(
        #"""
        {"CustomerID": "C001", "Age": 28, "Gender": "Female", "scores": [0.5, -1e-3, 12345678901234567890, 3E+2],
         "caf\u00e9": "\ud83d\ude00 \"é€😀\"", "nested": {"deep": [[], {}, [null, true, false]]},
         "rows": [[1, 2.5], [-3, 4e1]], "odd": [[5], [6, 7]], "mixed": [[8, 9], [10, "x"], 11], "last": ""}
        """#.utf8)

    /// Reads in every way there is; the two agree on whether the bytes are a document.
    private func isAccepted(_ document: [UInt8]) -> Bool {
        let tree = Result { () throws(JSONError) in try JSONValue(reading: document.span) }
        let skipped = Result { () throws(JSONError) in
            var reader = try JSONReader(document.span)
            try reader.skipValue()
            try reader.finish()
        }
        switch (tree, skipped) {
        case (.success(let value), .success):
            var buffer = ByteBuffer()
            buffer.writeJSON { $0.value(value) }
            #expect((try? JSONValue(reading: buffer.bytes)) == value)
            return true
        case (.failure(let error), let other):
            #expect(!error.message(in: document.span).isEmpty)
            #expect(error.offset <= document.count)
            // Skipping looks at no key and at the size of no number, so it reads on behind one that will not do.
            switch error.reason {
            case .duplicateKey, .numberOutOfRange: return false
            default: break
            }
            if case .failure(let second) = other {
                #expect(second == error)
            } else {
                Issue.record("only the tree failed")
            }
            return false
        case (.success, .failure):
            Issue.record("only skipping failed")
            return true
        }
    }

    @Test func everyTruncationIsAnError() {
        #expect(isAccepted(Self.sample))
        for length in 0..<Self.sample.count {
            #expect(!isAccepted(Array(Self.sample.prefix(length))), "\(length) bytes")
        }
    }

    @Test func everySingleByteChangeReturnsOrThrows() {
        let replacements: [UInt8] =
            [0x00, 0x1F, 0x20, 0x7F, 0x80, 0xC3, 0xED, 0xF0, 0xFF] + Array(#""\/{}[]:,.-+eEu0519tn"#.utf8)
        for index in Self.sample.indices {
            for replacement in replacements {
                var document = Self.sample
                document[index] = replacement
                _ = isAccepted(document)
            }
        }
    }

    @Test func everySingleByteLostOrDoubledReturnsOrThrows() {
        for index in Self.sample.indices {
            var document = Self.sample
            document.remove(at: index)
            _ = isAccepted(document)
            document.insert(contentsOf: [Self.sample[index], Self.sample[index]], at: index)
            _ = isAccepted(document)
        }
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func randomMutationsReturnOrThrow(seed: UInt64) {
        var state = seed
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        for _ in 0..<1_000 {
            var document = Self.sample
            for _ in 0...random(6) {
                let index = random(document.count)
                switch random(4) {
                case 0: document[index] = UInt8(random(256))
                case 1: document.remove(at: index)
                case 2: document.insert(document[random(document.count)], at: index)
                default:
                    let end = min(index + random(20), document.count)
                    document.insert(contentsOf: document[index..<end], at: random(document.count))
                }
            }
            _ = isAccepted(document)
        }
    }
}
