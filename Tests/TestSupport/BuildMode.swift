/// How the code under test was compiled.
package enum BuildMode {
    /// Whether loops over numbers run at full speed; without, they take some fifty times as long.
    package static var isOptimised: Bool {
        #if DEBUG
        false
        #else
        true
        #endif
    }
}
