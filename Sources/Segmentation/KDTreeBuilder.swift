/// Lays points out as a k-d tree: median splits of the column with the widest extent.
struct KDTreeBuilder {
    /// A bucket of this size is scanned faster than it is split, as measured in 3 columns.
    static let leafCapacity = 16

    private let points: Matrix
    private(set) var order: [Int]
    private(set) var nodes: [KDTree.Node] = []
    private(set) var bounds: [Double] = []

    init(points: Matrix) {
        self.points = points
        order = Array(0..<points.rows)
    }

    mutating func build() {
        if !order.isEmpty { _ = appendSubtree(of: 0..<order.count) }
    }

    /// Appends the subtree of the points at `range` of `order` and returns where it ends.
    ///
    /// Halving bounds the recursion by the logarithm of the number of points.
    private mutating func appendSubtree(of range: Range<Int>) -> Int {
        let node = nodes.count
        let (column, extent) = appendBounds(of: range)
        nodes.append(
            KDTree.Node(
                firstPoint: range.lowerBound, endPoint: range.upperBound, nextAfterSubtree: node + 1,
                split: KDTree.Split(column: column, value: 0, right: 0)))
        // Without extent all points are one place, and no split could tell them apart.
        guard range.count > Self.leafCapacity, extent > 0 else {
            sortFromCentre(range, ofBox: node)
            return node + 1
        }
        let middle = range.lowerBound + range.count / 2
        partition(range, around: middle, by: column)
        let value = points[order[middle], column]
        let right = appendSubtree(of: range.lowerBound..<middle)
        let end = appendSubtree(of: middle..<range.upperBound)
        nodes[node] = KDTree.Node(
            firstPoint: range.lowerBound, endPoint: range.upperBound, nextAfterSubtree: end,
            split: KDTree.Split(column: column, value: value, right: right))
        return end
    }

    /// Puts the points in the middle of a leaf first: a search that may stop at any near point mostly stops there.
    private mutating func sortFromCentre(_ range: Range<Int>, ofBox node: Int) {
        let box = bounds[(node * 2 * points.columns)...]
        let centre = (0..<points.columns).map { (box[box.startIndex + 2 * $0] + box[box.startIndex + 2 * $0 + 1]) / 2 }
        func distance(_ row: Int) -> Double {
            zip(points.row(row), centre).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
        }
        let sorted = order[range].map { (distance($0), $0) }.sorted { $0 < $1 }
        order.replaceSubrange(range, with: sorted.map(\.1))
    }

    /// Appends the bounding box and returns its widest column and that column's extent.
    private mutating func appendBounds(of range: Range<Int>) -> (column: Int, extent: Double) {
        var widest = (column: 0, extent: 0.0)
        for column in 0..<points.columns {
            var least = Double.infinity
            var greatest = -Double.infinity
            for position in range {
                let value = points[order[position], column]
                least = min(least, value)
                greatest = max(greatest, value)
            }
            bounds.append(least)
            bounds.append(greatest)
            if greatest - least > widest.extent { widest = (column, greatest - least) }
        }
        return widest
    }

    /// Reorders `range` so that nothing before `middle` is greater, and nothing after it less, than what stands there.
    ///
    /// Hoare's selection: stopping on equal keys keeps the halves even when many points share a coordinate.
    private mutating func partition(_ range: Range<Int>, around middle: Int, by column: Int) {
        var low = range.lowerBound
        var high = range.upperBound - 1
        while low < high {
            let pivot = points[order[(low + high) / 2], column]
            var left = low
            var right = high
            while left <= right {
                while points[order[left], column] < pivot { left += 1 }
                while points[order[right], column] > pivot { right -= 1 }
                guard left <= right else { break }
                order.swapAt(left, right)
                left += 1
                right -= 1
            }
            if middle <= right {
                high = right
            } else if middle >= left {
                low = left
            } else {
                return
            }
        }
    }
}
