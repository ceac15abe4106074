/// A complaint about one value of a request, or a remark on it, in the form of `errors[]` and `warnings[]`.
package struct FieldIssue: Sendable, Equatable {
    /// One step on the way to the value.
    package enum Step: Sendable, Equatable {
        /// A member of an object.
        case key(String)
        /// An element of an array, from 0.
        case index(Int)
    }

    /// What kind of issue it is; the raw value is the `type` on the wire.
    package enum Kind: String, Sendable, CaseIterable {
        /// A required value is absent or null.
        case missing
        /// The value is of another JSON type.
        case type = "wrong_type"
        /// The number is not one the feature can take.
        case range = "out_of_range"
        /// An object holds the field more than once.
        case repeatedField = "repeated_field"
        /// A table has several columns of the name.
        case repeated = "repeated_column"
        /// No query parameter has this name.
        case unknownParameter = "unknown_parameter"
        /// The query parameter is given more than once.
        case repeatedParameter = "repeated_parameter"
        /// The query parameter's value makes no sense.
        case badParameter = "bad_parameter"
        /// The text names none of the categories.
        case category = "unknown_category"
        /// The text is too long, or the list.
        case size = "too_large"
        /// Warning: an optional value is absent, and the fill value stood in.
        case imputed
        /// Warning: the value lies outside the training range.
        case extrapolated = "outside_training_range"
        /// Warning: no feature has this name; it was not used.
        case unknownField = "unknown_field"
    }

    /// The way to the value from the part of the request that it stands in, mostly the body.
    package let location: [Step]
    /// What was expected and what was found.
    package let message: String
    /// What kind of issue it is.
    package let kind: Kind

    /// The issue in one sentence: where, and what.
    package var sentence: String {
        guard !location.isEmpty else { return message }
        let place = location.map { step in
            switch step {
            case .key(let name): name
            case .index(let index): "\(index)"
            }
        }
        return place.joined(separator: ".") + ": " + message
    }

    /// Makes an issue.
    package init(_ kind: Kind, at location: [Step], _ message: String) {
        self.kind = kind
        self.location = location
        self.message = message
    }
}
