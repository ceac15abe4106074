import Bytes
import Testing
import Training

/// Numbers of which it is known where they end are read as those of which it is not.
@Suite struct ShortDecimalTests {
    private static let letters = Array("0129.-e ,".utf8)

    /// What `number` is read as with `count` bytes behind it.
    private func value(_ number: [UInt8], before count: Int) -> Double {
        let text = Array("1,".utf8) + number + [UInt8](repeating: UInt8(ascii: ","), count: count)
        return ShortDecimal.value(of: text.span, from: 2, to: 2 + number.count)
    }

    private func expectSameNumber(_ number: [UInt8]) {
        let text = [UInt8(ascii: ",")] + number + [UInt8(ascii: ",")]
        let found = ShortDecimal(text.span, at: 1)
        let expected = found.end == text.count - 1 && !number.isEmpty ? found.value : .nan
        expectSameWord(number, found)
        for count in [0, 1, 5, 9] {
            let value = value(number, before: count)
            #expect(value == expected || (value.isNaN && expected.isNaN), "\(String(decoding: number, as: UTF8.self))")
        }
        guard !expected.isNaN else { return }
        #expect((try? DecimalNumber(whole: number.span).value) == expected)
    }

    /// A word that the number begins gives it, where the word holds it whole.
    private func expectSameWord(_ number: [UInt8], _ expected: ShortDecimal) {
        let text = number + Array(",\"".utf8)
        let found = ShortDecimal(startOf: text.span.paddedWord(at: 0))
        // A longer number goes on behind the word, which whoever reads looks for.
        guard number.count <= 8 else { return }
        // The text stands one byte further on where it was read as a whole.
        #expect(found.end == max(expected.end - 1, 0), "\(String(decoding: number, as: UTF8.self))")
        if found.end > 0 {
            #expect(found.value == expected.value && found.wholeDigits == expected.wholeDigits)
        }
    }

    @Test func areReadAlikeWhateverStandsInThem() {
        for length in 0...4 {
            var places = [Int](repeating: 0, count: length)
            repeat {
                expectSameNumber(places.map { Self.letters[$0] })
            } while Self.advance(&places)
        }
    }

    @Test func areReadAlikeWhateverTheirLength() {
        var generator = SeededGenerator(seed: 23)
        for round in 0..<4_000 {
            var number = (0..<(1 + round % 18)).map { _ in UInt8(ascii: "0") + UInt8(generator.index(below: 10)) }
            number[generator.index(below: number.count)] = Self.letters[generator.index(below: Self.letters.count)]
            expectSameNumber(number)
        }
    }

    /// Counts on; false behind the last.
    private static func advance(_ places: inout [Int]) -> Bool {
        for index in places.indices {
            places[index] += 1
            if places[index] < letters.count { return true }
            places[index] = 0
        }
        return false
    }
}
