import Bytes
import Testing
import Training

@Suite struct DecimalNumberTests {
    private func value(_ text: String) throws -> Double {
        try DecimalNumber(whole: [UInt8](text.utf8).span).value
    }

    @Test(arguments: [
        "0", "-0", "7", "2.55", "-11062.06", "0001", "541909", "1e22", "1e23", "1E+5", "1.5e-3", "0.1",
        "0.30000000000000004",
        "9007199254740991", "9007199254740993", "9007199254740992.5", "18446744073709551615", "18446744073709551616",
        "9999999999999999999", "99999999999999999999", "1.7976931348623157e308", "2.2250738585072014e-308",
        "2.2250738585072011e-308", "4.9406564584124654e-324", "5e-324", "2.4703282292062327e-324", "1e-400",
        "0e999999999",
        "6.0221407623e23", "1.00000000000000011102230246251565404", "1.00000000000000011102230246251565405",
        "0.000000000000000000000000000000000000000001234567890123456789", "123456789012345678901234567890",
        "8.5e-27", "1234567890123456789e-27", "1234567890123456789e27", "3.0e-27", "179769313486231570e291",
    ])
    func readsTheDoubleNearestToTheText(_ text: String) throws {
        let expected = try #require(Double(text))
        #expect(try value(text).bitPattern == expected.bitPattern)
    }

    @Test func readsBackTheShortestTextOfEveryKindOfDouble() throws {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<20_000 {
            let double = Double(bitPattern: generator.next())
            guard double.isFinite else { continue }
            #expect(try value("\(double)") == double)
            let everyday = Double(Int64(truncatingIfNeeded: generator.next() >> 24)) / 10_000_019
            #expect(try value("\(everyday)") == everyday)
        }
    }

    @Test func roundsTextsOf15To25DigitsAsTheStandardLibraryDoes() throws {
        var generator = SeededGenerator(seed: 11)
        for round in 0..<20_000 {
            var digits = (0..<(15 + round % 11)).map { _ in Character("\(generator.next() % 10)") }
            digits.insert(".", at: 1 + Int(generator.next() % UInt64(digits.count - 1)))
            let text = String(digits) + "e\(Int(generator.next() % 70) - 35)"
            #expect(try value(text) == Double(text))
        }
    }

    @Test func readsPlainTextsOfAnyLengthWhateverFollowsThem() throws {
        var generator = SeededGenerator(seed: 13)
        for round in 0..<20_000 {
            var digits = (0...(round % 24)).map { _ in Character("\(generator.next() % 10)") }
            if round % 3 > 0, digits.count > 1 {
                digits.insert(".", at: 1 + Int(generator.next() % UInt64(digits.count - 1)))
            }
            let text = (round % 5 == 0 ? "-" : "") + String(digits)
            let bytes = Array("[\(text)\(["", ",", "]", " ,12345678", "x"][Int(generator.next() % 5)])".utf8)
            let number = try DecimalNumber(bytes.span, from: 1)
            #expect(number.value.bitPattern == Double(text)?.bitPattern, "\(text)")
            #expect(number.end == 1 + text.utf8.count)
            #expect(number.isInteger == !digits.contains("."))
        }
    }

    @Test func decidesATieByADigitFarBehindIt() throws {
        // 1 + 2^-53 lies midway between 1 and the next Double; even wins unless something follows.
        let middle = "1.00000000000000011102230246251565404236316680908203125"
        #expect(try value(middle) == 1)
        #expect(try value(middle + String(repeating: "0", count: 2_000)) == 1)
        #expect(try value(middle + String(repeating: "0", count: 2_000) + "1") == 1.0.nextUp)
        #expect(try value("1" + String(repeating: "0", count: 300) + "e-300") == 1)
        #expect(try value("0." + String(repeating: "0", count: 5_000) + "1e5001") == 1)
    }

    @Test(arguments: [
        ("", 0), ("-", 1), ("+1", 0), (".5", 0), ("5.", 2), ("5.e3", 2), ("1e", 2), ("1e+", 3), ("1e-x", 3), ("--1", 1),
        ("1 ", 1), (" 1", 0), ("1,5", 1), ("0x10", 1), ("inf", 0), ("nan", 0), ("1_000", 1), ("1.2.3", 3), ("12a", 2),
    ])
    func namesTheByteThatCannotStandThere(_ text: String, _ index: Int) {
        #expect(throws: DecimalError.unexpectedByte(at: index)) { try value(text) }
    }

    @Test(arguments: ["1e309", "-1e309", "1.7976931348623159e308", "1e999999999999999999999999999999"])
    func refusesWhatExceedsADouble(_ text: String) {
        #expect(throws: DecimalError.outOfRange(from: 0, to: text.utf8.count)) { try value(text) }
    }

    @Test(arguments: [
        ("12,34", 0, 12.0, 2, true), ("x-1.5e2]", 1, -150, 7, false), ("1e5e", 0, 100_000, 3, false),
        ("007-", 0, 7, 3, true), ("1-2", 0, 1, 1, true),
    ])
    func stopsAtTheFirstByteBehindTheNumber(
        _ text: String, _ start: Int, _ value: Double, _ end: Int, _ isInteger: Bool
    ) throws {
        let number = try DecimalNumber([UInt8](text.utf8).span, from: start)
        #expect(number.value == value)
        #expect(number.end == end)
        #expect(number.isInteger == isInteger)
    }
}
