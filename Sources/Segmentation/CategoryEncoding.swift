/// The codes of one categorical feature: each category's place in sorted order, and the other spellings it goes by.
///
/// Spellings are matched without regard to case, so `female`, `F` and `Female` can name one category.
package struct CategoryEncoding: Sendable, Equatable {
    /// What to do with a text that names no category.
    package enum UnknownPolicy: String, Sendable, CaseIterable {
        /// Refuse the customer and name the categories allowed.
        case reject
        /// Use the feature's fill value and warn.
        case impute
    }

    /// How categories become numbers.
    package enum Coding: String, Sendable, CaseIterable {
        /// The code itself, in one column: for categories whose order means something, or of which there are two.
        case label
        /// A column per category, 1 for the customer's own and 0 for the others: all are equally far apart.
        case oneHot = "one_hot"
    }

    /// Why categories and aliases do not make an encoding.
    package enum Failure: Error, Equatable, CustomStringConvertible {
        case noCategories
        case ambiguous(spelling: String)
        case unknownTarget(alias: String, category: String)

        package var description: String {
            switch self {
            case .noCategories: "expected at least one category, found none"
            case .ambiguous(let spelling): "the spelling \"\(spelling)\" names more than one category"
            case .unknownTarget(let alias, let category):
                "the alias \"\(alias)\" stands for \"\(category)\", which is no category"
            }
        }
    }

    /// Another spelling of a category.
    package struct Alias: Sendable, Equatable {
        /// The spelling.
        package let spelling: String
        /// The category it stands for.
        package let category: String

        /// Makes an alias.
        package init(_ spelling: String, for category: String) {
            self.spelling = spelling
            self.category = category
        }
    }

    /// The categories; a category's code is its index.
    package let categories: [String]
    /// Further spellings.
    package let aliases: [Alias]
    /// What to do with a text that names no category.
    package let unknownPolicy: UnknownPolicy
    /// How categories become numbers.
    package let coding: Coding
    /// Every spelling, in lower case, and its code.
    package let spellings: SpellingTable

    /// Makes an encoding of categories in the order of their codes.
    package init(
        categories: [String], aliases: [Alias] = [], unknownPolicy: UnknownPolicy, coding: Coding = .label
    ) throws(Failure) {
        guard !categories.isEmpty else { throw .noCategories }
        var spellings = SpellingTable()
        func add(_ text: String, code: Int) throws(Failure) {
            // Two categories may differ in the case of letters beyond ASCII: bundles of former versions hold such.
            if let known = spellings.exactCode(of: Array(text.utf8).span, among: 0..<spellings.count) {
                guard known == code else { throw .ambiguous(spelling: text) }
            } else {
                spellings.add(text, code: code)
            }
        }
        for (code, category) in categories.enumerated() {
            guard !categories[..<code].contains(category) else { throw .ambiguous(spelling: category) }
            try add(category, code: code)
        }
        for alias in aliases {
            guard let code = categories.firstIndex(of: alias.category) else {
                throw .unknownTarget(alias: alias.spelling, category: alias.category)
            }
            try add(alias.spelling, code: code)
        }
        self.categories = categories
        self.aliases = aliases
        self.unknownPolicy = unknownPolicy
        self.coding = coding
        self.spellings = spellings
    }

    /// The code of the category that `text` spells, or nil.
    ///
    /// A scan: features have a handful of categories, and comparing lengths rules most of them out.
    package func code(of text: Span<UInt8>) -> Int? {
        spellings.code(of: text, among: 0..<spellings.count)
    }

    /// The code of the category that `text` spells, or nil.
    package func code(of text: String) -> Int? {
        let bytes = Array(text.utf8)
        return code(of: bytes.span)
    }
}
