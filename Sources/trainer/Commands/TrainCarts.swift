import Arguments
import Foundation
import ModelBundle
import Training

/// `trainer train carts`: users and carts of a shop's service become a model of how they shop.
enum TrainCarts {
    static let command = Command(
        ["train", CartsRecipe.name],
        summary: "Segment the users of a shop's service, or of two JSON files, by their carts",
        text: """
            Reads all users and carts from a service that lists them page by page as DummyJSON does (/users and /carts, \
            by limit and skip), or from two JSON files. A page that fails for a passing reason is asked for again; pages \
            that do not make one whole are an error, and nothing is written. Features that are the same for all \
            customers are left out, and it is said. \(OutputOptions.outcome)
            """,
        examples: [
            "trainer train carts --api https://dummyjson.com --output models/carts",
            "trainer train carts --users users.json --carts carts.json --currency USD --output models/carts",
        ],
        options: [
            CommandOption(
                "--api", .value(placeholder: "URL"), "Address of the service, below which /users and /carts lie"),
            CommandOption(
                "--users", .value(placeholder: "FILE"),
                "Users in place of --api: a JSON array, or a page with all of them"),
            CommandOption("--carts", .value(placeholder: "FILE"), "Carts in place of --api, likewise"),
            OutputOptions.folder,
            CommandOption(
                "--location", .value(placeholder: "WHAT"),
                "What of the address is a feature: country, state, city or none", default: "country"),
            CurrencyOption.option,
            CommandOption(
                "--page-size", .value(placeholder: "N"), "Entries asked for at once", default: "100"),
            CommandOption(
                "--timeout", .value(placeholder: "SECONDS"), "Time for each answer of the service", default: "30"),
            CommandOption(
                "--retries", .value(placeholder: "N"), "Further tries for a page that fails, after growing waits",
                default: "\(RetryPolicy().retries)"),
            TableOptions.strict,
        ] + ModelOptions.options(CartsRecipe.defaults) + OutputOptions.options(customerTable: .labels),
        run: run)

    /// Largest answer of a service.
    private static let answerBytes = 64 << 20

    private static func run(_ arguments: ParsedArguments, in environment: TrainerEnvironment) throws {
        let recipe = CartsRecipe(
            parameters: try ModelOptions.parameters(from: arguments), location: try arguments.word("--location"),
            currency: try CurrencyOption.currency(from: arguments))
        let origin = try Origin(arguments)
        let run = try TrainingRun(output: try OutputOptions.output(from: arguments), environment: environment)

        let (reading, sources) = try read(origin, arguments, environment, run)
        run.note(reading.report)
        let constants = try recipe.constants(in: reading)
        for constant in constants { environment.report("note: \(constant)\n") }
        let trained = try recipe.train(reading, workers: run.workers) { run.progress($0.description) }
        var choices = [Manifest.Parameter("location", .text(recipe.location.rawValue))]
        if let currency = recipe.currency { choices.append(.init("currency", .text(currency))) }
        if !constants.isEmpty {
            choices.append(.init("constant_features", .text(constants.map(\.name).joined(separator: ", "))))
        }
        try run.finish(
            trained, records: sources, parameters: choices,
            totals: .init(orders: reading.orders, revenue: reading.revenue))
    }

    /// Where users and carts come from.
    private enum Origin {
        case service(WebAddress)
        case files(users: String, carts: String)

        init(_ arguments: ParsedArguments) throws(UsageError) {
            let files = (arguments.optionalText("--users"), arguments.optionalText("--carts"))
            switch (arguments.optionalText("--api"), files) {
            case (let api?, (nil, nil)):
                do { self = .service(try WebAddress(api)) } catch { throw UsageError("\(error) for --api") }
            case (nil, (let users?, let carts?)):
                guard users != "-" || carts != "-" else {
                    throw UsageError("expected a file for --users or --carts, found standard input for both")
                }
                self = .files(users: users, carts: carts)
            default: throw UsageError("expected --api, or both --users and --carts")
            }
        }
    }

    private static func read(
        _ origin: Origin, _ arguments: ParsedArguments, _ environment: TrainerEnvironment, _ run: TrainingRun
    ) throws -> (CartReading, [Manifest.Source]) {
        let isStrict = arguments.contains("--strict")
        switch origin {
        case .files(let users, let carts):
            let (userFile, cartFile) = (try HashingSource(path: users), try HashingSource(path: carts))
            run.progress("reading \(userFile.name), \(cartFile.name)")
            let reading = try CartReading(
                users: CartFile.read(from: userFile, isStrict: isStrict),
                carts: CartFile.read(from: cartFile, isStrict: isStrict),
                names: (userFile.name, cartFile.name))
            return (reading, [userFile.record, cartFile.record])
        case .service(let address):
            let pages = PageLedger()
            var service = CartService(
                address, pageSize: try arguments.integer("--page-size", in: 1...100_000),
                fetcher: try fetcher(arguments, environment, run)
            ) { listing, content in
                pages.add(content, of: listing)
                run.progress("read \(pages.count(of: listing)) pages of \(address)/\(listing)")
            }
            let names = (users: "\(address)/\(ShopUser.listing)", carts: "\(address)/\(ShopCart.listing)")
            let reading = try CartReading(
                users: service.read(isStrict: isStrict), carts: service.read(isStrict: isStrict), names: names)
            return (
                reading,
                [
                    pages.record(of: ShopUser.listing, named: names.users),
                    pages.record(of: ShopCart.listing, named: names.carts),
                ]
            )
        }
    }

    private static func fetcher(
        _ arguments: ParsedArguments, _ environment: TrainerEnvironment, _ run: TrainingRun
    ) throws(UsageError) -> WebFetcher {
        var policy = RetryPolicy()
        policy.retries = try arguments.integer("--retries", in: 0...100)
        let client = URLSessionClient(
            timeoutSeconds: try arguments.number("--timeout", "seconds from 0.001 to 3600") { 0.001...3600 ~= $0 },
            limitBytes: answerBytes, agent: "customer-segmentation-trainer/\(Trainer.version)")
        return WebFetcher(
            client, policy: policy, jitterSeed: environment.jitterSeed, pause: environment.pause,
            report: { run.progress($0) })
    }
}
