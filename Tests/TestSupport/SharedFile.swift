import Glibc

/// Real data and reference results, which lie beside the package where they are at all.
///
/// Tests that need one are `.enabled(if: SharedFile.exists("data/..."), "needs ../shared beside the package")`.
package enum SharedFile {
    /// The path of `file`, given from the shared folder on.
    package static func path(_ file: String) -> String {
        // Tests/TestSupport/SharedFile.swift is three steps below the package.
        let root = #filePath.split(separator: "/").dropLast(3)
        return "/" + (root.dropLast() + ["shared", Substring(file)]).joined(separator: "/")
    }

    package static func exists(_ file: String) -> Bool {
        // The C library reads the path and keeps nothing.
        unsafe access(path(file), R_OK) == 0
    }
}
