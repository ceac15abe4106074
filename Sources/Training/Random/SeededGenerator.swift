import Glibc

/// Blackman and Vigna's xoshiro256**, seeded through SplitMix64: the same seed gives the same numbers everywhere.
///
/// Work that runs in parallel draws from `substream(_:)` by its own index, so that results depend on the seed and not
/// on which core came first. The draws below are spelled out here because those of the standard library may change
/// between its versions, and with them every trained bundle.
///
/// Reference: D. Blackman, S. Vigna, "Scrambled linear pseudorandom number generators", ACM TOMS 47(4), 2021.
package struct SeededGenerator: RandomNumberGenerator, Sendable {
    private let key: UInt64
    private var state: (UInt64, UInt64, UInt64, UInt64)

    /// Makes a generator whose numbers follow from `seed` alone.
    package init(seed: UInt64) {
        var spread = SplitMix64(seed: seed)
        key = spread.next()
        state = (spread.next(), spread.next(), spread.next(), spread.next())
    }

    /// An independent generator for part `index` of the work, whatever was drawn from this one before.
    package func substream(_ index: Int) -> SeededGenerator {
        var mixed = SplitMix64(seed: key &+ UInt64(truncatingIfNeeded: index))
        return SeededGenerator(seed: mixed.next())
    }

    /// The next 64 bits.
    package mutating func next() -> UInt64 {
        let result = Self.rotate(state.1 &* 5, by: 7) &* 9
        let carried = state.1 << 17
        state.2 ^= state.0
        state.3 ^= state.1
        state.1 ^= state.2
        state.0 ^= state.3
        state.2 ^= carried
        state.3 = Self.rotate(state.3, by: 45)
        return result
    }

    /// A number in [0, 1), of 53 random bits.
    package mutating func unitInterval() -> Double {
        Double(next() >> 11) * 0x1p-53
    }

    /// A whole number in 0..<`bound`, each equally likely.
    ///
    /// Reference: D. Lemire, "Fast random integer generation in an interval", ACM TOMACS 29(1), 2019.
    package mutating func index(below bound: Int) -> Int {
        precondition(bound > 0, "there is no index below \(bound)")
        let range = UInt64(bound)
        var product = next().multipliedFullWidth(by: range)
        if product.low < range {
            let threshold = (0 &- range) % range
            while product.low < threshold { product = next().multipliedFullWidth(by: range) }
        }
        return Int(product.high)
    }

    /// The numbers 0..<`count` in random order, by Fisher and Yates's shuffle.
    package mutating func permutation(of count: Int) -> [Int] {
        var order = Array(0..<count)
        for place in order.indices.dropLast() { order.swapAt(place, place + index(below: count - place)) }
        return order
    }

    /// A number from the standard normal distribution, by Box and Muller's transform.
    package mutating func gaussian() -> Double {
        // 1 - u lies in (0, 1], where the logarithm is finite.
        let radius = (-2 * log(1 - unitInterval())).squareRoot()
        return radius * cos(2 * .pi * unitInterval())
    }

    private static func rotate(_ word: UInt64, by bits: UInt64) -> UInt64 {
        (word << bits) | (word >> (64 - bits))
    }
}
