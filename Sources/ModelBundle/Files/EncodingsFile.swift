import JSON
import Segmentation

/// `encodings.json`: of each categorical feature the categories in the order of their codes, and their aliases.
enum EncodingsFile {
    static let name = "encodings.json"

    static func write(_ schema: FeatureSchema, to json: inout JSONWriter) {
        json.beginObject()
        for feature in schema.features {
            guard case .category(let encoding) = feature.kind else { continue }
            json.key(feature.name)
            json.beginObject()
            if encoding.coding != .label { json.member("coding", encoding.coding.rawValue) }
            json.key("categories")
            json.value(encoding.categories)
            json.key("aliases")
            json.beginObject()
            for alias in encoding.aliases { json.member(alias.spelling, alias.category) }
            json.endObject()
            json.endObject()
        }
        json.endObject()
    }

    /// The file's content, to be joined with the features that it belongs to.
    struct Encodings {
        let document: BundleField

        /// The encoding of the feature called `name`; `feature` is what asks for it.
        func encoding(
            of name: String, unknownPolicy: CategoryEncoding.UnknownPolicy, for feature: BundleField
        ) throws(BundleError) -> CategoryEncoding {
            guard let field = try document.optional(name) else {
                throw document.error(
                    "expected the categories of \"\(name)\", which \(feature.file) declares, found none")
            }
            var aliases: [CategoryEncoding.Alias] = []
            for member in try field("aliases").value.members ?? [] {
                aliases.append(.init(member.key, for: try field("aliases")(member.key).text()))
            }
            let categories = try field("categories").texts()
            let coding = try field.optional("coding")
            do {
                return try CategoryEncoding(
                    categories: categories, aliases: aliases, unknownPolicy: unknownPolicy,
                    coding: try coding?.word() ?? .label)
            } catch let failure as CategoryEncoding.Failure {
                throw field.error(failure.description)
            } catch let error as BundleError {
                throw error
            } catch {
                throw field.error("\(error)")
            }
        }
    }
}
