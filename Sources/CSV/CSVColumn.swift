/// A column by what it means, and the names that files give it.
package struct CSVColumn: Sendable, Hashable {
    /// The name by which it is spoken of.
    package let name: String
    /// All names under which it may stand in a header; how they are spelled is as for `name`.
    package let aliases: [String]

    /// Makes a column known as `name` and, where given, by other names.
    ///
    /// Names are compared without regard to case, spaces, underscores and hyphens: `Customer ID` is `customer_id`.
    package init(_ name: String, aliases: [String] = []) {
        self.name = name
        self.aliases = [name] + aliases
    }

    /// Whether a header may call this column `name`.
    package func matches(_ name: String) -> Bool {
        let key = Self.key(name)
        return aliases.contains { alias in Self.key(alias) == key }
    }

    private static func key(_ name: String) -> [UInt8] {
        name.lowercased().utf8.filter { byte in
            byte != UInt8(ascii: " ") && byte != UInt8(ascii: "_") && byte != UInt8(ascii: "-")
        }
    }
}
