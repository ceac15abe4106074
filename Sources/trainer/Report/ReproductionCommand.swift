import Arguments
import ModelBundle
import Segmentation

/// The command that makes a model again, as far as its manifest tells: files by their names, and as options every
/// parameter that is no result of a rule.
struct ReproductionCommand {
    /// The words behind `trainer`, as a program takes them.
    var words: [String] { command.path + options.flatMap(\.self) }
    /// What the shell is given, an option on each line.
    var lines: [String] {
        [(["trainer"] + command.path).joined(separator: " ")]
            + options.map { $0.map(Self.quoted).joined(separator: " ") }
    }
    /// Parameters that no option of the command sets.
    private(set) var omitted: [String] = []

    /// Stands for what the data decide.
    private static let automatic = "auto"
    private static let none = "none"
    /// What is said of a model, or comes of the data, and is nothing to ask for; the bounds are part of `--k-range`.
    private static let results: Set<String> = [
        "recipe", "command", "constant_features", "k_to", "eps_by", "explained_variance",
    ]
    /// Parameters whose values are names of their own, which are typed as they stand.
    private static let verbatim: Set<String> = [
        "id", "numeric", "categorical", "actionable", "customer", "date", "amount", "quantity", "price", "invoice",
        "currency",
    ]

    private let command: Command
    private let manifest: Manifest
    private var options: [[String]] = []

    /// Reads the manifest of a model; nil where the program has no command that made it.
    init?(_ manifest: Manifest) {
        let values = manifest.parameters
        let name = (values.first { $0.name == "command" } ?? values.first { $0.name == "recipe" })?.value.text
        guard let command = Trainer.commands.first(where: { $0.path == ["train", name] }) else { return nil }
        self.command = command
        self.manifest = manifest
        addSources()
        add("--output", "models/" + manifest.name)
        for parameter in manifest.parameters where !Self.results.contains(parameter.name) { add(parameter) }
        addAbsences()
    }

    private mutating func addSources() {
        let names = manifest.trainingData.sources.map { $0.name == Self.standardInput ? "-" : $0.name }
        let listing = "/users"
        if offers("--api"), let first = names.first, first.contains("://"), first.hasSuffix(listing) {
            return add("--api", String(first.dropLast(listing.count)))
        }
        let takers = ["--transactions", "--users", "--carts", "--input"].filter(offers)
        for (index, name) in names.enumerated() { add(takers[min(index, takers.count - 1)], name) }
    }

    private mutating func add(_ parameter: Manifest.Parameter) {
        let text = parameter.value.text
        switch parameter.name {
        case "k": add("--k", value("k_by") == nil ? text : Self.automatic)
        case "k_from": add("--k-range", "\(text)-\(value("k_to") ?? text)")
        case "eps": add("--eps", value("eps_by") == nil ? text : Self.automatic)
        case "components": add("--components", share ?? text)
        case "covariances":
            add("--algorithm", "mixture")
            add("--covariances", Self.typed(text))
        case "date_order": add(offers("--date-order") ? "--date-order" : "--date-format", Self.typed(text))
        case let name where name.hasPrefix("transform_of "):
            add("--transform-of", "\(name.dropFirst(13))=\(Self.typed(text))")
        case let name:
            let option = "--" + Self.typed(name)
            guard offers(option) else { return omitted.append(name) }
            if case .flag(let isSet) = parameter.value {
                if isSet { options.append([option]) }
            } else {
                add(option, Self.verbatim.contains(name) ? text : Self.typed(text))
            }
        }
    }

    /// What is not in the manifest since it was not made use of, where the command would by itself.
    private mutating func addAbsences() {
        if value("k_by") == nil {
            let rows = manifest.evaluation.counts?.rows
            let range = rows?.first.flatMap { first in rows?.last.map { "\(first.count)-\($0.count)" } } ?? Self.none
            addUnlessDefault("--k-range", range)
        }
        if value("components") == nil { addUnlessDefault("--components", Self.none) }
        if manifest.isDefault, offers("--default") { options.append(["--default"]) }
        if !manifest.isDefault, offers("--no-default") { options.append(["--no-default"]) }
    }

    /// The share of the variance that decided the number of components; written with a point, for `1` is a number.
    private var share: String? {
        guard case .number(let share) = manifest.parameters.first(where: { $0.name == "explained_variance" })?.value
        else { return nil }
        return "\(share)"
    }

    private func value(_ name: String) -> String? { manifest.parameters.first { $0.name == name }?.value.text }

    private func offers(_ option: String) -> Bool { command.specification.options.contains { $0.name == option } }

    private mutating func add(_ option: String, _ value: String) { options.append([option, value]) }

    private mutating func addUnlessDefault(_ option: String, _ value: String) {
        let declared = command.specification.options.first { $0.name == option }
        if let declared, declared.defaultValue != value { add(option, value) }
    }

    /// What a source is called in a manifest that was no file.
    private static let standardInput = "standard input"

    /// A word of a manifest as one types it.
    private static func typed(_ word: String) -> String { String(word.map { $0 == "_" ? "-" : $0 }) }

    /// A word as a shell takes it whole.
    private static func quoted(_ word: String) -> String {
        let isPlain = word.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_./:,=+".contains($0)) }
        return isPlain && !word.isEmpty ? word : "'" + word.replacing("'", with: "'\\''") + "'"
    }
}
