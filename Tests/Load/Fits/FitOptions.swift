/// What a fit is asked for, as `NAME=VALUE`.
struct FitOptions {
    private let values: [Substring: Substring]

    /// Nil where an argument is no pair.
    init?(_ arguments: some Sequence<String>) {
        var values: [Substring: Substring] = [:]
        for argument in arguments {
            let pair = argument.split(separator: "=", maxSplits: 1)
            guard pair.count == 2 else { return nil }
            values[pair[0]] = pair[1]
        }
        self.values = values
    }

    /// The value of an option; what stands in `otherwise` where it is not given, or is nothing of that kind.
    subscript<Value: LosslessStringConvertible>(name: Substring, otherwise: Value) -> Value {
        values[name].flatMap { Value(String($0)) } ?? otherwise
    }
}
