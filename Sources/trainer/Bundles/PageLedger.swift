import Foundation
import ModelBundle

/// Which pages of a service's listings were read: how many bytes, and their hash.
final class PageLedger {
    private struct Entry {
        var pages = 0
        var bytes = 0
        var hash = SHA256()
    }

    private var entries: [String: Entry] = [:]

    /// Adds the content of a page that follows.
    func add(_ content: Data, of listing: String) {
        var entry = entries[listing] ?? Entry()
        entry.pages += 1
        entry.bytes += content.count
        entry.hash.update(Array(content).span)
        entries[listing] = entry
    }

    /// Pages read of a listing.
    func count(of listing: String) -> Int { entries[listing]?.pages ?? 0 }

    /// What a manifest says of a listing: its pages one after the other, as if they were one file.
    func record(of listing: String, named name: String) -> Manifest.Source {
        let entry = entries[listing] ?? Entry()
        return Manifest.Source(name: name, bytes: entry.bytes, sha256: entry.hash.finalize().description)
    }
}
