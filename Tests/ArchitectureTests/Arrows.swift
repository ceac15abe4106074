/// Which modules each target may import.
enum Arrows {
    /// The package's own targets; what is not listed may not be imported.
    static let targets: [String: Set<String>] = [
        "Arguments": [],
        "Bytes": [],
        "Locks": [],
        "Threads": [],
        "Processors": ["CLinux"],
        "JSON": ["Bytes"],
        "CSV": ["Bytes", "CLinux"],
        "Segmentation": [],
        "Charts": ["Bytes"],
        "ModelBundle": ["Bytes", "Locks", "JSON", "CSV", "Segmentation", "CLinux"],
        "Scoring": ["Bytes", "JSON", "CSV", "Segmentation"],
        "Training": ["Bytes", "Locks", "Processors", "CSV", "Segmentation", "CLinux"],
        "HTTP1": ["Bytes"],
        "Transport": ["Bytes", "Locks", "Threads", "HTTP1", "CLinux"],
        "Service": [
            "Bytes", "Locks", "Threads", "Processors", "JSON", "Segmentation", "HTTP1", "Scoring", "ModelBundle",
            "Assets",
        ],
        "server": [
            "Arguments", "Locks", "Threads", "Processors", "Service", "Transport", "HTTP1", "ModelBundle",
            "Segmentation",
        ],
        "conformance-target": ["Arguments", "Bytes", "HTTP1", "Transport"],
        "trainer": [
            "Arguments", "Bytes", "JSON", "Locks", "CSV", "Training", "Scoring", "ModelBundle", "Segmentation",
            "Charts",
        ],
    ]

    /// What every target may use of the system.
    static let system: Set<String> = ["Glibc", "Synchronization"]

    /// Dispatch where work is spread over the cores for long, Foundation where speed and size do not matter. The server
    /// has neither: Dispatch keeps threads for good, and a process of one thread answers faster.
    static let systemOfTarget: [String: Set<String>] = [
        "Training": ["Dispatch", "FoundationEssentials", "Foundation", "FoundationNetworking"],
        "trainer": ["Dispatch", "FoundationEssentials", "Foundation"],
    ]

    static func mayImport(_ module: String, into target: String) -> Bool {
        system.union(systemOfTarget[target] ?? []).union(targets[target] ?? []).contains(module)
    }

    /// The module that a line of code imports, whatever attributes, access and kind of declaration it names.
    static func modules(importedBy line: Substring) -> [String] {
        guard line.contains("import") else { return [] }
        return line.split(separator: ";").compactMap { statement in
            let words = statement.split(whereSeparator: \.isWhitespace).drop {
                $0.hasPrefix("@") || ["public", "package", "internal", "fileprivate", "private"].contains($0)
            }
            guard words.first == "import" else { return nil }
            let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "typealias", "func", "let", "var"]
            let path = words.dropFirst().drop { kinds.contains($0) }.first ?? ""
            return path.split(separator: ".").first.map(String.init)
        }
    }
}
