/// What a made-up gift shop sells: code, description and price of each product, as a row has them.
struct ProductRange: Sendable {
    /// `22423,PLUM GLASS LANTERN`, the description in quotes where it has a comma.
    let labels: [[UInt8]]
    /// `2.95`.
    let prices: [[UInt8]]

    private static let colours = ["PLUM", "IVORY", "SAGE", "COPPER", "NAVY", "AMBER", "SLATE", "CORAL"]
    private static let materials = ["GLASS", "TIN", "LINEN", "WICKER", "PAPER", "OAK", "ENAMEL"]
    private static let objects = ["LANTERN", "TRINKET BOX", "TEA TOWEL", "PHOTO FRAME", "WREATH", "JUG, LARGE"]
    /// Prices as gift shops have them, the cheap ones more often.
    private static let usualPence = [42, 55, 65, 85, 85, 125, 125, 165, 195, 210, 255, 295, 375, 425, 595, 850, 1275]

    init(_ generator: inout SeededGenerator) {
        var labels: [[UInt8]] = []
        var prices: [[UInt8]] = []
        for colour in Self.colours {
            for material in Self.materials {
                for object in Self.objects {
                    let code = "\(20_000 + labels.count)" + (labels.count % 7 == 0 ? "B" : "")
                    let description = "\(colour) \(material) \(object)"
                    labels.append(Array("\(code),\(object.contains(",") ? "\"\(description)\"" : description)".utf8))
                    let price = Self.usualPence[generator.index(below: Self.usualPence.count)]
                    prices.append(Array("\(price / 100).\(price % 100 < 10 ? "0" : "")\(price % 100)".utf8))
                }
            }
        }
        self.labels = labels
        self.prices = prices
    }
}
