import Bytes
package import ModelBundle

/// Who may ask for what: the keys of a file, of which only hashes are known.
///
///     # name  SHA-256 of the key, in hexadecimal                                scopes
///     crm     2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b  predict,analytics
package struct APIKeys: Sendable {
    /// One key.
    struct Key: Sendable {
        let name: String
        let digest: [UInt8]
        let scopes: Set<Area>
    }

    private static let largestFile = 1 << 20
    let keys: [Key]

    /// Number of keys.
    package var count: Int { keys.count }

    /// Reads the file at `path`.
    ///
    /// - Throws: ``BundleError`` that names the file and the line.
    package init(reading path: String) throws(BundleError) {
        let content = try FileSystem.read(path, limit: Self.largestFile)
        var keys: [Key] = []
        for (index, line) in content.bytes.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            guard let first = line.first(where: { !$0.isWhitespace }), first != "#" else { continue }
            let key = try Self.key(line, file: path, number: index + 1)
            guard !keys.contains(where: { $0.name == key.name || $0.digest == key.digest }) else {
                throw BundleError(
                    file: path, field: "line \(index + 1)",
                    problem: "expected each name and each key once, found \"\(key.name)\" or its key again")
            }
            keys.append(key)
        }
        guard !keys.isEmpty else { throw BundleError(file: path, problem: "expected at least one key, found none") }
        self.keys = keys
    }

    private static func key(_ line: Substring, file: String, number: Int) throws(BundleError) -> Key {
        let words = line.split(whereSeparator: \.isWhitespace)
        func failure(_ problem: String) -> BundleError {
            BundleError(file: file, field: "line \(number)", problem: problem)
        }
        guard words.count == 3 else {
            throw failure("expected a name, a SHA-256 and scopes, found \(words.count) word(s)")
        }
        guard let digest = digest(words[1]) else { throw failure("expected a SHA-256 of 64 hexadecimal digits") }
        var scopes: Set<Area> = []
        for word in words[2].split(separator: ",", omittingEmptySubsequences: false) {
            guard let scope = Area.scopes.first(where: { $0.rawValue == word }) else {
                throw failure("expected scopes of predict, analytics, with commas between them, found \"\(word)\"")
            }
            scopes.insert(scope)
        }
        return Key(name: String(words[0]), digest: digest, scopes: scopes)
    }

    private static func digest(_ text: Substring) -> [UInt8]? {
        let digits = text.utf8.map { UInt8(ascii: "0") <= $0 ? Character(Unicode.Scalar($0)).hexDigitValue : nil }
        guard digits.count == 64, !digits.contains(nil) else { return nil }
        let values = digits.compactMap(\.self)
        return stride(from: 0, to: 64, by: 2).map { UInt8(values[$0] << 4 | values[$0 + 1]) }
    }

    /// The key that `token` is.
    ///
    /// Hashes are compared whole, and with every key, so that the time it takes says nothing of how near a guess is.
    func key(of token: Span<UInt8>) -> Key? {
        let digest = SHA256.digest(of: token).bytes
        var found: Int?
        for (index, key) in keys.enumerated() {
            var difference: UInt8 = 0
            for byte in digest.indices { difference |= digest[byte] ^ key.digest[byte] }
            if difference == 0 { found = index }
        }
        return found.map { keys[$0] }
    }
}
