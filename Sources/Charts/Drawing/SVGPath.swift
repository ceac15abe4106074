/// The outline of a shape or a cloud of dots, as the `d` of a path.
struct SVGPath: MarkupValue {
    private enum Step {
        case move(Double, Double)
        case line(Double, Double)
        case dot(Double, Double)
        case ring(Double, Double)
        case close
    }

    private var steps: [Step] = []
    /// Radius of a ring, as its markup has it too.
    static let ringRadius = 3.0

    /// Whether nothing is drawn.
    var isEmpty: Bool { steps.isEmpty }

    /// Begins a stroke.
    mutating func move(_ x: Double, _ y: Double) { steps.append(.move(x, y)) }
    /// Goes on to a point, or begins there.
    mutating func line(_ x: Double, _ y: Double) { steps.append(isEmpty ? .move(x, y) : .line(x, y)) }
    /// A stroke of no length: round line ends make a dot of it, at a tenth of the bytes of a circle.
    mutating func dot(_ x: Double, _ y: Double) { steps.append(.dot(x, y)) }
    /// A circle of ``ringRadius`` around a point, at half the bytes of an element of its own.
    mutating func ring(_ x: Double, _ y: Double) { steps.append(.ring(x, y)) }
    /// Goes back to where the stroke began.
    mutating func close() { steps.append(.close) }

    func append(to svg: inout MarkupWriter) {
        for step in steps {
            switch step {
            case .move(let x, let y): append("M", x, y, to: &svg)
            case .line(let x, let y): append("L", x, y, to: &svg)
            case .dot(let x, let y):
                append("M", Self.tenth(x), Self.tenth(y), to: &svg)
                svg.append(markup: "h0")
            case .ring(let x, let y):
                append("M", Self.tenth(x - Self.ringRadius), Self.tenth(y), to: &svg)
                svg.append(markup: "a3 3 0 1 0 6 0a3 3 0 1 0-6 0")
            case .close: svg.append(markup: "Z")
            }
        }
    }

    private func append(_ command: StaticString, _ x: Double, _ y: Double, to svg: inout MarkupWriter) {
        svg.append(markup: command)
        svg.append(coordinate: x)
        svg.append(markup: " ")
        svg.append(coordinate: y)
    }

    /// Dots may lie a twentieth of a pixel beside their place: nobody sees it, and thousands of them take less room.
    private static func tenth(_ value: Double) -> Double { (value * 10).rounded() / 10 }
}
