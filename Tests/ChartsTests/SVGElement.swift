import Foundation
import FoundationXML
import Testing

@testable import Charts

/// An element of a drawing as a browser would read it: what is no well-formed XML is refused.
final class SVGElement {
    let name: String
    let attributes: [String: String]
    private(set) var children: [SVGElement] = []
    fileprivate(set) var text = ""

    init(_ name: String, _ attributes: [String: String]) {
        self.name = name
        self.attributes = attributes
    }

    static func reading(_ svg: String) throws -> SVGElement {
        let reader = Reader()
        let parser = XMLParser(data: Data(svg.utf8))
        parser.delegate = reader
        guard parser.parse() else { throw parser.parserError ?? CocoaError(.formatting) }
        return try #require(reader.root)
    }

    /// This element and all below it.
    var all: [SVGElement] { [self] + children.flatMap(\.all) }

    /// The elements called `name` that are of a class.
    func elements(_ name: String, _ kind: String? = nil) -> [SVGElement] {
        all.filter { element in
            let classes = element.attributes["class"]?.split(separator: " ").map(String.init) ?? []
            return element.name == name && kind.map(classes.contains) ?? true
        }
    }

    /// A number that an attribute holds.
    func number(_ attribute: String) -> Double {
        attributes[attribute].flatMap { Double($0) } ?? .nan
    }

    /// The numbers in an attribute, whatever stands between them.
    func numbers(_ attribute: String) -> [Double] {
        (attributes[attribute] ?? "").split { !($0.isNumber || $0 == "-" || $0 == ".") }.compactMap { Double($0) }
    }

    /// The corners of a path; of a dot `M1 2h0` its place.
    var points: [SIMD2<Double>] {
        let numbers = SVGElement("", ["d": (attributes["d"] ?? "").replacing("h0", with: "")]).numbers("d")
        return stride(from: 0, to: numbers.count - 1, by: 2).map { SIMD2(numbers[$0], numbers[$0 + 1]) }
    }

    private final class Reader: NSObject, XMLParserDelegate {
        var root: SVGElement?
        private var open: [SVGElement] = []

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String] = [:]
        ) {
            let element = SVGElement(name, attributes)
            open.last?.children.append(element)
            if root == nil { root = element }
            open.append(element)
        }

        func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
            open.removeLast()
        }

        func parser(_ parser: XMLParser, foundCharacters text: String) { open.last?.text += text }
    }
}

extension Chart {
    /// The figure, drawn and read.
    func drawn(width: Double = 640) throws -> SVGElement {
        try SVGElement.reading(svg(ChartFormat(width: width, identifier: "figure")))
    }
}

extension SVGElement {
    /// A line of text and the place it takes.
    struct Label: CustomStringConvertible {
        let text: String
        let box: Rectangle
        var description: String { "\"\(text)\" at \(box)" }

        func overlaps(_ other: Label) -> Bool {
            box.x < other.box.right - 0.5 && other.box.x < box.right - 0.5 && box.y < other.box.bottom - 0.5
                && other.box.y < box.bottom - 0.5
        }
    }

    /// All lines of text, with the widths that their style gives them; turned ones stand upright.
    var labels: [Label] {
        elements("text").compactMap { element -> Label? in
            guard
                let style = TextStyle.allCases.first(where: {
                    element.attributes["class"]?.split(separator: " ").contains("t-\($0.rawValue)") ?? false
                })
            else { return nil }
            let width = style.width(of: element.text) / 1.04
            let height = style.size * 0.9
            if element.attributes["transform"] != nil {
                let place = element.numbers("transform")
                let box = Rectangle(x: place[0] - height, y: place[1] - width, width: height, height: width)
                return Label(text: element.text, box: box)
            }
            let anchor = element.attributes["text-anchor"]
            let shift = anchor == "middle" ? width / 2 : anchor == "end" ? width : 0
            let box = Rectangle(
                x: element.number("x") - shift, y: element.number("y") - height * 0.8, width: width, height: height)
            return Label(text: element.text, box: box)
        }
    }
}
