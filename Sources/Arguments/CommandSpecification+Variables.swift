extension CommandSpecification {
    /// A variable that begins like the command's own and that no option reads.
    package struct UnknownVariable: Equatable, Sendable {
        /// Its name.
        package let name: String
        /// The variable that was perhaps meant; nil where none is near.
        package let nearest: String?
    }

    /// The variables in `environment` that begin with `prefix`, have a value and belong to no option, by name.
    ///
    /// - Parameter isForeign: whether a variable of that name and value is set by somebody else for a purpose of theirs.
    package func unknownVariables(
        in environment: [String: String], prefix: String, isForeign: (String, String) -> Bool = { _, _ in false }
    ) -> [UnknownVariable] {
        let known = options.compactMap(\.environment)
        let unknown = environment.filter { name, value in
            name.hasPrefix(prefix) && !value.isEmpty && !known.contains(name) && !isForeign(name, value)
        }
        // What all names have in common says nothing of how near they are.
        let endings = known.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
        return unknown.keys.sorted().map { name in
            let nearest = Spelling.nearest(to: String(name.dropFirst(prefix.count)), among: endings)
            return UnknownVariable(name: name, nearest: nearest.map { prefix + $0 })
        }
    }
}
