import Foundation
import Testing

@testable import Charts

@Suite struct PaletteTests {
    /// Linear light of red, green and blue, 0 to 1 (IEC 61966-2-1).
    private func light(_ hex: String) -> SIMD3<Double> {
        let value = Int(hex.dropFirst(), radix: 16) ?? 0
        func channel(_ shift: Int) -> Double {
            let level = Double((value >> shift) & 255) / 255
            return level <= 0.04045 ? level / 12.92 : pow((level + 0.055) / 1.055, 2.4)
        }
        return SIMD3(channel(16), channel(8), channel(0))
    }

    private func contrast(_ one: String, _ other: String) -> Double {
        let luminances = [one, other].map { (light($0) * SIMD3(0.2126, 0.7152, 0.0722)).sum() }.sorted()
        return (luminances[1] + 0.05) / (luminances[0] + 0.05)
    }

    @Test func coloursStandOutFromThePaper() {
        for colour in Palette.light { #expect(contrast(colour, Palette.lightPaper.paper) >= 3, "\(colour)") }
        for colour in Palette.dark { #expect(contrast(colour, Palette.darkPaper.paper) >= 3, "\(colour)") }
    }

    @Test func theDashboardGivesSegmentsTheSameColours() throws {
        let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let style = try String(
            contentsOf: repository.appending(path: "Sources/Assets/Pages/style.css"), encoding: .utf8)
        let colours = style.matches(of: /--s(\d+): (#[0-9a-f]{6});/).map { "\($0.1) \($0.2)" }
        #expect(colours == [Palette.light, Palette.dark].flatMap { $0.enumerated().map { "\($0) \($1)" } })
    }

    @Test func twentyFourSegmentsDifferInColourOrShape() {
        let looks = (0..<24).map { "\(Palette.colour(of: $0)) \(Palette.isSquare($0))" }
        #expect(Set(looks).count == 24)
        #expect((0..<12).map(Palette.isSquare) == (0..<12).map { $0 >= 8 })
        #expect(Palette.shape(0).isEmpty && Palette.shape(8) == "square " && Palette.shape(12) == "square ")
    }

    @Test func theDashboardGivesSegmentsTheSameShapes() throws {
        let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let parts = try String(
            contentsOf: repository.appending(path: "Sources/Assets/Pages/parts.js"), encoding: .utf8)
        #expect(parts.contains("const colors = \(Palette.count), hues = 8\n"))
    }

    @Test func inkCanBeRead() {
        for paper in [Palette.lightPaper, Palette.darkPaper] {
            #expect(contrast(paper.ink, paper.paper) >= 7)
            #expect(contrast(paper.muted, paper.paper) >= 4.5)
        }
    }

    /// What someone without the green or the red cones sees: Viénot, Brettel and Mollon, "Digital video colourmaps for
    /// checking the legibility of displays by dichromats", 1999; then CIE L*a*b* and its distance of 1976.
    @Test(arguments: [
        [[1.0, 0, 0], [0, 1, 0], [0, 0, 1]], [[0.2928, 0.7072, 0], [0.2928, 0.7072, 0], [-0.0223, 0.0223, 1]],
        [[0.1121, 0.8853, 0], [0.1127, 0.8897, 0], [0.0045, 0, 1]],
    ])
    func segmentsAreToldApart(cones: [[Double]]) {
        // The seventh and eighth hue are like the fifth and sixth to some; the figures name what they show besides.
        for palette in [Palette.light, Palette.dark].map({ $0[..<6] + $0[8...] }).map(Array.init) {
            let seen = palette.map { colour in
                lab(
                    cones.map { row in
                        (SIMD3(row[0], row[1], row[2]) * light(colour)).sum()
                    })
            }
            for (index, one) in seen.enumerated() {
                for (number, other) in seen.enumerated().dropFirst(index + 1) {
                    let distance = ((one - other) * (one - other)).sum().squareRoot()
                    #expect(distance > 10, "\(palette[index]) and \(palette[number])")
                }
            }
        }
    }

    private func lab(_ rgb: [Double]) -> SIMD3<Double> {
        let (r, g, b) = (max(rgb[0], 0), max(rgb[1], 0), max(rgb[2], 0))
        func curve(_ value: Double) -> Double { value > 0.008856 ? cbrt(value) : 7.787 * value + 16.0 / 116 }
        let x = curve((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505)
        let y = curve(0.2126 * r + 0.7152 * g + 0.0722 * b)
        let z = curve((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089)
        return SIMD3(116 * y - 16, 500 * (x - y), 200 * (y - z))
    }
}
