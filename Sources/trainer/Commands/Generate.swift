import Arguments
import Bytes
import ModelBundle
import Training

/// `trainer generate retail|customers|mall|carts`: made-up data with segments that are known.
enum Generate {
    /// One command for each shape of data.
    static let commands = [
        table("retail", of: "transactions of a gift shop, in the columns of UCI's Online Retail", least: 1_000) {
            SyntheticTransactions(rows: $0, seed: $1)
        } identifier: {
            $1.append(decimal: SyntheticTransactions.identifier(of: $0))
        },
        table("customers", of: "customers with the eleven columns of train customers", least: 3) {
            SyntheticCustomers(rows: $0, seed: $1)
        } identifier: {
            SyntheticCustomers.appendIdentifier(of: $0, to: &$1)
        },
        table("mall", of: "customers of a mall, with age, income and spending score", least: 5) {
            SyntheticShoppers(rows: $0, seed: $1)
        } identifier: {
            $1.append(decimal: $0 + 1)
        },
        carts,
    ]

    private static let promise = """
        The same number and seed give the same bytes. Each customer belongs to a segment that was planted, so that it \
        can be seen whether a model finds it again: --segments writes which.
        """

    private static let seed = CommandOption(
        "--seed", .value(placeholder: "N"), "Seed of the random numbers", default: "1")

    private static let segments = CommandOption(
        "--segments", .value(placeholder: "FILE"), "Where the planted segment of each customer goes, as CSV")

    /// Written whenever this much has come together: few calls, and all of it stays in the cache.
    private static let pieceBytes = 256 * 1024

    private static func table(
        _ name: String, of what: String, least: Int, make: @escaping @Sendable (Int, UInt64) -> some SyntheticTable,
        identifier: @escaping @Sendable (Int, inout ByteBuffer) -> Void
    ) -> Command {
        Command(
            ["generate", name], summary: "Make up \(what)",
            text: "Writes as many rows as asked for of made-up \(what), as CSV. " + promise,
            examples: [
                "trainer generate \(name) --rows 100000 --seed 7 --output rows.csv --segments planted.csv"
            ],
            options: [
                CommandOption(
                    "--rows", .value(placeholder: "N"), "Number of rows, at least \(least)", isRequired: true),
                seed,
                CommandOption(
                    "--output", .value(placeholder: "FILE"), "Where the rows go; - is standard output", default: "-"),
                segments,
            ]
        ) { arguments, environment in
            let rows = try arguments.integer("--rows", in: least...1_000_000_000_000)
            var table = make(rows, try seed(from: arguments))
            let path = try arguments.path("--output", "a file")
            let planted = try plantedPath(in: arguments)
            var output = try OutputFile(path: path)
            var text = ByteBuffer(capacity: 2 * pieceBytes)
            text.append(utf8: table.header)
            // Files of the shape it copies end their lines so; the first row tells.
            text.append(name == "retail" ? "\r\n" : "\n")
            for _ in 0..<rows {
                table.appendRow(to: &text)
                if text.count >= pieceBytes { try output.write(&text) }
            }
            try output.write(&text)
            try output.finish()
            try write(table.segments, planted, identifier)
        }
    }

    private static let carts = Command(
        ["generate", "carts"], summary: "Make up users and carts, as a service like DummyJSON lists them",
        text: "Writes users.json and carts.json with as many users as asked for, each with one to three carts. "
            + promise,
        examples: ["trainer generate carts --rows 500 --output shop"],
        options: [
            CommandOption("--rows", .value(placeholder: "N"), "Number of users, at least 4", isRequired: true), seed,
            CommandOption(
                "--output", .value(placeholder: "DIR"), "Folder that both files go to; it must be there",
                isRequired: true),
            segments,
        ]
    ) { arguments, environment in
        let users = try arguments.integer("--rows", in: 4...1_000_000_000)
        var shop = SyntheticShop(users: users, seed: try seed(from: arguments))
        let folder = try arguments.path("--output", "a folder")
        let planted = try plantedPath(in: arguments)
        try writeArray(folder + "/users.json", users) { shop.appendUser($0, to: &$1) }
        try writeArray(folder + "/carts.json", users) { shop.appendCarts(of: $0, to: &$1) }
        try write(shop.segments, planted) { $1.append(decimal: SyntheticShop.identifier(of: $0)) }
    }

    private static func writeArray(
        _ path: String, _ count: Int, element: (Int, inout ByteBuffer) -> Void
    ) throws {
        var output = try OutputFile(path: path)
        var text = ByteBuffer(capacity: 2 * pieceBytes)
        text.append("[\n")
        for index in 0..<count {
            if index > 0 { text.append(",\n") }
            element(index, &text)
            if text.count >= pieceBytes { try output.write(&text) }
        }
        text.append("\n]\n")
        try output.write(&text)
        try output.finish()
    }

    private static func write(
        _ segments: PlantedSegments, _ path: String?, _ identifier: (Int, inout ByteBuffer) -> Void
    ) throws {
        guard let path else { return }
        var output = try OutputFile(path: path)
        var text = ByteBuffer()
        segments.append(to: &text, identifier: identifier)
        try output.write(&text)
        try output.finish()
    }

    private static func plantedPath(in arguments: ParsedArguments) throws(UsageError) -> String? {
        try arguments.optionalPath("--segments", "a file")
    }

    private static func seed(from arguments: ParsedArguments) throws(UsageError) -> UInt64 {
        UInt64(try arguments.integer("--seed", in: 0...Int.max))
    }
}
