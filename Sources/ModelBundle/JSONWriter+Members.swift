import JSON
import Segmentation

/// Members of an object in one call each: key and value, null for nil.
extension JSONWriter {
    mutating func member(_ name: String, _ text: String?) {
        key(name)
        if let text { value(text) } else { null() }
    }

    mutating func member(_ name: String, _ number: Double?) {
        key(name)
        if let number { value(number) } else { null() }
    }

    mutating func member(_ name: String, _ number: Int?) {
        key(name)
        if let number { value(number) } else { null() }
    }

    mutating func member(_ name: String, _ flag: Bool) {
        key(name)
        value(flag)
    }

    /// A matrix as an array of its rows.
    mutating func rows(of matrix: Matrix) {
        beginArray()
        for row in 0..<matrix.rows { value(matrix.row(row)) }
        endArray()
    }
}
