extension [Double] {
    /// Takes another length, keeping the memory: where models of several shapes take turns, none is allocated.
    mutating func resize(to length: Int, filling value: Double) {
        if count > length {
            removeLast(count - length)
        } else if count < length {
            append(contentsOf: repeatElement(value, count: length - count))
        }
    }
}
