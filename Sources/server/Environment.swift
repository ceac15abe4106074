import Glibc

/// The process's environment variables.
enum Environment {
    /// A copy of all variables, taken before any thread runs that might change them.
    static var current: [String: String] {
        var variables: [String: String] = [:]
        variables.reserveCapacity(count)
        // `environ` is an array of C strings that ends with a null pointer.
        var entry = unsafe environ
        while let text = unsafe entry.pointee {
            let pair = unsafe String(cString: text)
            if let separator = pair.utf8.firstIndex(of: UInt8(ascii: "=")) {
                variables[String(pair[..<separator])] = String(pair[pair.utf8.index(after: separator)...])
            }
            unsafe entry += 1
        }
        return variables
    }

    private static var count: Int {
        var count = 0
        while unsafe environ[count] != nil { count += 1 }
        return count
    }
}
