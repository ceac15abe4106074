import JSON
import Segmentation

/// A value within a bundle's JSON file that knows its way there, so that every complaint names file and field.
struct BundleField: Sendable {
    /// The path of the file.
    let file: String
    /// The value.
    let value: JSONValue
    private let place: Place

    /// The way to a value, of which text is made only where something is wrong.
    private indirect enum Place: Sendable {
        case document
        case member(String, of: Place)
        case element(Int, of: Place)

        /// `features[2].transform`; empty for the whole document.
        var text: String {
            switch self {
            case .document: return ""
            case .member(let key, let outer):
                let path = outer.text
                return path.isEmpty ? key : "\(path).\(key)"
            case .element(let index, let outer): return "\(outer.text)[\(index)]"
            }
        }
    }

    /// Takes the whole document that a file has.
    init(file: String, document: JSONValue) { self.init(file, document, at: .document) }

    private init(_ file: String, _ value: JSONValue, at place: Place) {
        self.file = file
        self.value = value
        self.place = place
    }

    /// The member `key`, which must be there.
    func callAsFunction(_ key: String) throws(BundleError) -> BundleField {
        guard value.members != nil else { throw mismatch("an object") }
        guard let member = value[key] else {
            let field = Place.member(key, of: place).text
            throw BundleError(file: file, field: field, problem: "expected a value, found none")
        }
        return self.member(key, member)
    }

    /// The member `key`, or nil when it is absent or null.
    func optional(_ key: String) throws(BundleError) -> BundleField? {
        guard value.members != nil else { throw mismatch("an object") }
        guard let member = value[key], member != .null else { return nil }
        return self.member(key, member)
    }

    /// The elements of an array.
    func elements() throws(BundleError) -> [BundleField] {
        guard let elements = value.elements else { throw mismatch("an array") }
        return elements.enumerated().map(element)
    }

    /// A text.
    func text() throws(BundleError) -> String {
        guard let text = value.string else { throw mismatch("a string") }
        return text
    }

    /// A number, finite as all of JSON's are.
    func number() throws(BundleError) -> Double {
        guard let number = value.number else { throw mismatch("a number") }
        return number
    }

    /// A whole number of at least `minimum`.
    func integer(atLeast minimum: Int = 0) throws(BundleError) -> Int {
        guard let integer = value.integer, integer >= minimum else {
            throw mismatch("a whole number of at least \(minimum)")
        }
        return integer
    }

    /// True or false.
    func flag() throws(BundleError) -> Bool {
        guard let flag = value.bool else { throw mismatch("true or false") }
        return flag
    }

    /// One of the raw values of an enumeration.
    func word<Word: RawRepresentable & CaseIterable>(
        _ type: Word.Type = Word.self
    ) throws(BundleError) -> Word where Word.RawValue == String {
        guard let text = value.string, let word = Word(rawValue: text) else {
            throw mismatch("one of " + Word.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", "))
        }
        return word
    }

    /// A list of texts.
    func texts() throws(BundleError) -> [String] {
        var texts: [String] = []
        for element in try elements() { texts.append(try element.text()) }
        return texts
    }

    /// A list of whole numbers of at least 0 and below `bound`.
    func integers(below bound: Int) throws(BundleError) -> [Int] {
        guard let elements = value.elements else { throw mismatch("an array of whole numbers") }
        let all = elements.numbers?.map { Int(exactly: $0) ?? -1 }
        if let all, all.allSatisfy((0..<bound).contains) { return all }
        var integers: [Int] = []
        integers.reserveCapacity(elements.count)
        for (index, element) in elements.enumerated() {
            guard let integer = element.integer, (0..<bound).contains(integer) else {
                throw self.element(index, element).mismatch("a whole number of at least 0 and below \(bound)")
            }
            integers.append(integer)
        }
        return integers
    }

    /// A list of exactly `count` numbers.
    func numbers(count: Int) throws(BundleError) -> [Double] {
        guard let elements = value.elements else { throw mismatch("an array of \(count) numbers") }
        guard elements.count == count else {
            throw error("expected \(count) numbers, found \(elements.count)")
        }
        if let numbers = elements.numbers { return numbers }
        var numbers: [Double] = []
        numbers.reserveCapacity(count)
        // Paths are made only for what is wrong: core points come by the thousand.
        for (index, element) in elements.enumerated() {
            guard let number = element.number else {
                throw self.element(index, element).mismatch("a number")
            }
            numbers.append(number)
        }
        return numbers
    }

    /// A list of exactly `count` numbers, each from 0 to `greatest`.
    func numbers(count: Int, upTo greatest: Double) throws(BundleError) -> [Double] {
        let numbers = try numbers(count: count)
        guard let index = numbers.firstIndex(where: { !(0...greatest).contains($0) }) else { return numbers }
        let expected = greatest.isFinite ? "from 0 to \(Int(greatest))" : "of at least 0"
        throw element(index, .number(numbers[index])).error("expected a number \(expected), found \(numbers[index])")
    }

    /// A list of rows of `columns` numbers each.
    func matrix(columns: Int) throws(BundleError) -> Matrix {
        guard let rows = value.elements else { throw mismatch("an array of rows of \(columns) numbers") }
        if let values = rows.rows(columns: columns) {
            return Matrix(rows: rows.count, columns: columns, values: values)
        }
        var values: [Double] = []
        values.reserveCapacity(rows.count * columns)
        for (row, element) in rows.enumerated() {
            guard let numbers = element.elements, numbers.count == columns else {
                let found = element.elements.map { "\($0.count)" } ?? element.kind.rawValue
                throw self.element(row, element).error("expected \(columns) numbers, found \(found)")
            }
            for (column, element) in numbers.enumerated() {
                guard let number = element.number else {
                    throw self.element(row, rows[row]).element(column, element).mismatch("a number")
                }
                values.append(number)
            }
        }
        return Matrix(rows: rows.count, columns: columns, values: values)
    }

    /// An error about this value.
    func error(_ problem: String) -> BundleError {
        let path = place.text
        return BundleError(file: file, field: path.isEmpty ? nil : path, problem: problem)
    }

    /// An error that says what was expected and shows what was found.
    func mismatch(_ expected: String) -> BundleError {
        let found =
            switch value {
            case .string(let text): "\"\(text.prefix(60))\""
            case .number(let number): "\(number)"
            case .bool(let flag): "\(flag)"
            default: value.kind.rawValue
            }
        return error("expected \(expected), found \(found)")
    }

    private func member(_ key: String, _ value: JSONValue) -> BundleField {
        BundleField(file, value, at: .member(key, of: place))
    }

    private func element(_ index: Int, _ value: JSONValue) -> BundleField {
        BundleField(file, value, at: .element(index, of: place))
    }
}
