/// How wide texts are, without a font at hand: the widths of Helvetica, which Arial and Liberation Sans share.
enum TextMetrics {
    /// Advance widths of U+0020 to U+007E in thousandths of the size, as the font's AFM file gives them.
    private static let widths: [Double] = [
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556,
        556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667,
        556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556,
        556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722,
        500, 500, 500, 334, 260, 334, 584,
    ]
    /// Bold letters are wider, and a browser may have to take another font.
    private static let boldFactor = 1.08
    private static let spare = 1.04

    /// The width of `text` in pixels.
    static func width(of text: String, size: Double, isBold: Bool) -> Double {
        var sum = 0.0
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x20...0x7E: sum += widths[Int(scalar.value) - 0x20]
            // Combining marks stand over the letter before.
            case ..<0x20, 0x300..<0x370: continue
            case ..<0x1100, 0x2000..<0x2E80: sum += 640
            default: sum += 1000
            }
        }
        return sum / 1000 * size * (isBold ? boldFactor : 1) * spare
    }
}
