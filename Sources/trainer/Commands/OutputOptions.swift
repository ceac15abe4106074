import Arguments
import ModelBundle

/// The options that say where a model goes and what is said about it.
enum OutputOptions {
    /// What comes out of training, for the help of the commands.
    static let outcome = """
        Out comes a bundle, the folder that the server loads: the model, its segments with texts and offers to edit \
        (segments.json), and a report to open in a browser (report.html). A summary goes to standard output, progress \
        to standard error.
        """

    /// The folder of the bundle, which a command cannot do without.
    static let folder = CommandOption(
        "--output", .value(placeholder: "DIR"), "Folder of the bundle; a bundle that stands there is replaced",
        isRequired: true)

    /// The others.
    ///
    /// - Parameter isDefault: whether the model is made the default of its kind unless asked otherwise.
    static func options(customerTable: CustomerTable.Contents, isDefault: Bool = true) -> [CommandOption] {
        [
            CommandOption(
                "--customer-table", .value(placeholder: "WHAT"),
                "What of the customers goes into the bundle: features, labels or none",
                default: customerTable.rawValue),
            CommandOption("--name", .value(placeholder: "NAME"), "Name of the model; else the folder's name"),
            isDefault
                ? CommandOption("--no-default", .flag, "Do not make it the model for requests that name none")
                : CommandOption("--default", .flag, "Make it the model for requests that name none"),
            CommandOption(
                "--report", .value(placeholder: "WHAT"),
                "Report in the bundle: full (report.html, figures/, summary.txt), data (only what trainer report draws it "
                    + "from) or none", default: TrainingOutput.Report.full.rawValue),
            CommandOption(
                "--write-data", .value(placeholder: "DIR"),
                "Write preprocessed.csv (scaled columns) and clustered.csv (values, segments, principal components) there"
            ),
            CommandOption(
                "--fresh-segments", .flag,
                "Write segments.json anew, instead of keeping what was edited in that of the bundle replaced"),
            CommandOption("--json", .flag, "Print the summary as JSON"),
            CommandOption("--quiet", .flag, "Do not tell of progress"),
        ]
    }

    /// What the arguments ask for.
    static func output(from arguments: ParsedArguments) throws(UsageError) -> TrainingOutput {
        let folder = try arguments.path("--output", "a folder")
        let dataFolder = try arguments.optionalPath("--write-data", "a folder")
        let name = arguments.optionalText("--name") ?? FileSystem.lastComponent(of: folder)
        guard isModelName(name) else {
            let expected = "letters, digits, - and _, at most 64, a letter or digit first,"
            throw UsageError("expected \(expected) for the model's name (--name), found \"\(name)\"")
        }
        return TrainingOutput(
            folder: folder, name: name, customerTable: try arguments.word("--customer-table"),
            isDefault: arguments.contains("--default")
                || (arguments.offers("--no-default") && !arguments.contains("--no-default")),
            report: try arguments.word("--report"), dataFolder: dataFolder,
            keepsEdits: !arguments.contains("--fresh-segments"), isJSON: arguments.contains("--json"),
            isQuiet: arguments.contains("--quiet"))
    }

    /// Whether a model can be called so: its name stands in addresses.
    static func isModelName(_ name: String) -> Bool {
        guard (1...64).contains(name.utf8.count), name.first != "-", name.first != "_" else { return false }
        return name.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
                true
            default: false
            }
        }
    }
}
