import TestSupport
import Testing

@testable import CSV

/// Numbers as people and exports write them.
@Suite struct WrittenNumberTests {
    /// What a text is with a decimal point and with a decimal comma; nil where it cannot be read so.
    private static let numbers: [(String, point: Double?, comma: Double?)] = [
        ("5", 5, 5), ("0", 0, 0), ("-5", -5, -5), ("1234.5", 1234.5, nil), ("1.50", 1.5, nil), ("0.500", 0.5, nil),
        ("1.234", 1.234, 1234), ("-12.345", -12.345, -12_345), ("1234.567", 1234.567, nil), ("1e3", 1000, 1000),
        ("2.5e2", 250, nil), ("1,234", 1234, 1.234), ("1,5", nil, 1.5), ("3,50", nil, 3.5), ("0,123", nil, 0.123),
        ("1,234.50", 1234.5, nil), ("1.234,50", nil, 1234.5), ("1,234,567", 1_234_567, nil),
        ("1.234.567", nil, 1_234_567), ("1,234,567.89", 1_234_567.89, nil), ("12,34,567.5", 1_234_567.5, nil),
        ("1 234,50", nil, 1234.5), ("1\u{A0}234.50", 1234.5, nil), ("1\u{202F}234", 1234, 1234),
        ("1'234.50", 1234.5, nil), ("1\u{2019}234", 1234, 1234), ("$5", 5, 5), ("€ 3,50", nil, 3.5),
        ("3,50 €", nil, 3.5), ("$1,234.50", 1234.5, nil), ("USD 12.00", 12, nil), ("12.00 EUR", 12, nil),
        ("A$2.50", 2.5, nil), ("Rs. 500", 500, 500), ("Rs.500", 500, 500), ("250 kr", 250, 250), ("$.99", 0.99, nil),
        ("(12.00)", -12, nil), ("($12.00)", -12, nil), ("$(12.00)", -12, nil), ("-$5", -5, -5), ("$-5", -5, -5),
        ("+5", 5, 5), ("\u{2212}5", -5, -5), ("₹1,23,456", 123_456, nil),
    ]

    @Test(arguments: numbers)
    func readsANumberForEitherMark(_ text: String, _ point: Double?, _ comma: Double?) throws {
        let bytes = Array(text.utf8)
        let (withPoint, withComma) = (
            NumberReading(bytes.span, mark: .point), NumberReading(bytes.span, mark: .comma)
        )
        #expect((withPoint?.point, withComma?.comma) == (point, comma))
        let found = NumberReading(bytes.span, mark: nil)
        let reading = try #require(found)
        #expect((reading.point, reading.comma) == (point ?? comma, comma ?? point))
        #expect(reading.evidence == (point == nil ? .comma : comma == nil ? .point : nil))
    }

    @Test(arguments: [
        "", "-", ".", ",", "$", "five", "5k", "5 years", "12%", "1.2.3", "1,2,3", "1,23,45", "1,,234",
        "1. 234",
        ",234,567", "0,123,456", "1,234 567", "1.234,567,890", "5.", "5,-", "(5", "5)", "(-5)", "((5))", "--5", "+-5",
        "$5$", "$5 USD", "XYZ 5", "5¢", "2011-01-02", "12/1/2010", "1 2", "5-", "nan", "inf", "0x10", "1e", "1e999",
        "１２", "5\u{0}", "5a", "1'2", "$ ", "€€5", "Rs5.5.5", String(repeating: "1", count: 70) + ",5",
    ])
    func whatIsNoNumberIsNone(_ text: String) {
        let bytes = Array(text.utf8)
        let isNumber = NumberReading(bytes.span, mark: nil) != nil
        #expect(!isNumber, "\(text)")
    }

    @Test func everyCutAndEveryChangedByteIsReadOrRefused() {
        for (text, _, _) in Self.numbers {
            let bytes = Array(text.utf8)
            for end in bytes.indices {
                let cut = Array(bytes[..<end])
                _ = NumberReading(cut.span, mark: nil)
                for byte in UInt8.min...UInt8.max {
                    var changed = bytes
                    changed[end] = byte
                    if let reading = NumberReading(changed.span, mark: nil) {
                        #expect(reading.point.isFinite && reading.comma.isFinite)
                    }
                }
            }
        }
    }
}
