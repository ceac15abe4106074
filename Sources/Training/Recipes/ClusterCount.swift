/// How many clusters a recipe makes.
package enum ClusterCount: Sendable, Equatable, ExpressibleByIntegerLiteral {
    /// So many.
    case fixed(Int)
    /// The number within a range that a criterion finds best.
    case chosen(ClosedRange<Int>, by: ClusterCountSelection.Criterion)

    /// So many.
    package init(integerLiteral count: Int) {
        self = .fixed(count)
    }
}
