extension KMeansModel {
    /// Writes the squared Euclidean distances of the first `count` customers of a block from each centroid, a column per
    /// cluster: squares are summed in the order of the coordinates, as for a single customer.
    func measure(_ places: BlockColumns, _ count: Int, into distances: inout BlockColumns) {
        precondition(places.columns == centroids.columns && distances.columns == clusterCount, "shapes must agree")
        for cluster in 0..<clusterCount {
            distances.write(cluster) { sums in
                for customer in 0..<count { sums[customer] = 0 }
                for column in 0..<centroids.columns {
                    let coordinates = places[column]
                    let centre = centroids[cluster, column]
                    for customer in 0..<count {
                        // Both have room for a whole block.
                        let difference = unsafe centre - coordinates[unchecked: customer]
                        unsafe sums[unchecked: customer] += difference * difference
                    }
                }
            }
        }
    }
}

extension GaussianMixtureModel {
    /// Writes the deviances of the first `count` customers of a block, a column per component.
    func measure(_ places: BlockColumns, _ count: Int, into deviances: inout BlockColumns) {
        var vector = [Double](repeating: 0, count: places.columns)
        var row = [Double](repeating: 0, count: deviances.columns)
        for customer in 0..<count {
            places.copy(customer: customer, into: &vector)
            _ = nearest(to: vector, deviances: &row)
            deviances.replace(customer: customer, with: row)
        }
    }
}
