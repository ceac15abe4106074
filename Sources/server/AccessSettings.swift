import Arguments
import ModelBundle
import Service

/// Who may ask for what, and how often, as the command line has it.
struct AccessSettings {
    private let keysFile: String?
    private let openAreas: Set<Area>
    private let rate: Int
    private let burst: Int
    private let origins: [String]
    /// The proxies whose word is taken for who asks; nil for none.
    let proxies: TrustedProxies?

    /// Takes the settings from a parsed command line.
    init(_ arguments: ParsedArguments) throws(UsageError) {
        keysFile = arguments.optionalText("--api-keys-file")
        rate = try arguments.integer("--rate-limit", in: 0...1_000_000)
        burst = try arguments.integer("--rate-burst", in: 0...10_000_000)
        origins = arguments.optionalText("--cors-origin").map(Self.list) ?? []
        for origin in origins where origin != "*" && !Self.isOrigin(origin) {
            throw UsageError(
                "--cors-origin: expected * or origins like https://shop.example, found \"\(origin)\"")
        }
        proxies = try Self.proxies(arguments)
        var areas: Set<Area> = []
        for word in Self.list(arguments.text("--open")) {
            guard let area = Area.openable.first(where: { $0.rawValue == word }) else {
                throw UsageError("--open: expected health, metrics or docs, found \"\(word)\"")
            }
            areas.insert(area)
        }
        openAreas = areas
    }

    /// The rules that the settings make; nil where they ask for none.
    func rules() throws(BundleError) -> AccessRules? {
        let keys = try readKeys()
        guard keys != nil || rate > 0 || !origins.isEmpty else { return nil }
        let limiter = rate > 0 ? RateLimiter(rate: Double(rate), burst: Double(burst > 0 ? burst : 2 * rate)) : nil
        return AccessRules(keys: keys, openAreas: openAreas, limiter: limiter, proxies: proxies, origins: origins)
    }

    /// The keys as their file has them now; nil where there is no file.
    func readKeys() throws(BundleError) -> APIKeys? {
        guard let keysFile else { return nil }
        return try APIKeys(reading: keysFile)
    }

    private static func proxies(_ arguments: ParsedArguments) throws(UsageError) -> TrustedProxies? {
        let option = "--trusted-proxies"
        guard arguments.contains(option) else { return nil }
        let networks = try arguments.list(option).map { word throws(UsageError) in
            guard let network = Network(word) else {
                throw UsageError(
                    "\(option): expected addresses and ranges like 10.0.0.0/8 or fd00::/8, their bits behind the length "
                        + "zero, found \"\(word)\"")
            }
            return network
        }
        guard !networks.isEmpty else { throw arguments.mismatch(option, "addresses and ranges") }
        return TrustedProxies(networks)
    }

    private static func list(_ text: String) -> [String] {
        text.split(separator: ",").map { $0.drop { $0 == " " } }.map(String.init).filter { !$0.isEmpty }
    }

    /// Scheme, host and perhaps a port, as browsers write them (RFC 6454, section 6.2).
    private static func isOrigin(_ text: String) -> Bool {
        guard let host = ["http://", "https://"].first(where: text.hasPrefix).map({ text.dropFirst($0.count) }) else {
            return false
        }
        return !host.isEmpty && !host.contains("/")
    }
}
