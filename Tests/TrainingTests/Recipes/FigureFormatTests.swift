import Testing
import Training

@Suite struct FigureFormatTests {
    @Test(arguments: [
        (FigureFormat.whole, 0.0, "0"), (.whole, 999.5, "1,000"), (.whole, -1234.4, "-1,234"),
        (.whole, 8_911_407.904, "8,911,408"), (.whole, 100, "100"),
        (.decimals(1), 8.773, "8.8"), (.decimals(2), 8_911_407.904, "8,911,407.90"),
        (.brief, 1.58, "1.6"), (.brief, 9.94, "9.9"), (.brief, 9.96, "10"), (.brief, 14.478, "14"),
        (.compact, 68.2, "68"), (.compact, 999.4, "999"), (.compact, 999.6, "1K"), (.compact, 585_471.7, "585K"),
        (.compact, 999_499, "999K"), (.compact, 999_501, "1.00M"), (.compact, 1_027_333, "1.03M"),
        (.percent, 0.2504, "25.0%"),
    ])
    func aFigureReadsAsPeopleWriteIt(_ format: FigureFormat, _ value: Double, _ text: String) {
        #expect(format.text(value) == text)
    }
}
