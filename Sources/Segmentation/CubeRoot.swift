/// Cube roots: the number nearest to each but for one in millions, where the next one is all but as near; the same on
/// every machine.
///
/// Libraries differ in the last digits, some from one processor to the next, and the digits of a model would with them.
enum CubeRoot {
    /// The roots of small whole numbers: days and orders are such.
    private static let ofWholeNumbers = (0..<1024).map { work(Double($0)) }
    /// The least of the numbers of which ``ofOrdinary(_:)`` gives the root.
    private static let leastOrdinary = 0x1p-900

    /// The cube root of any number; zeros, infinities and what is no number are their own.
    static func of(_ value: Double) -> Double {
        wholeNumber(value).map { ofWholeNumbers[$0] } ?? work(value)
    }

    /// Writes the roots of the first `count` numbers.
    static func write(of values: Span<Double>, _ count: Int, into roots: inout MutableSpan<Double>) {
        let known = ofWholeNumbers.span
        for place in 0..<count {
            // A column has whole numbers alone, or soon one that is none.
            guard let whole = wholeNumber(values[place]) else { return work(values, count, &roots) }
            roots[place] = known[whole]
        }
    }

    /// A small whole number.
    @inline(__always)
    private static func wholeNumber(_ value: Double) -> Int? {
        // Of their bits, those of numbers without a sign have the order of the numbers.
        guard value.bitPattern < (1024.0).bitPattern else { return nil }
        // The sum is rounded to a whole number, which then stands in its low bits.
        let sum = value + 0x1p52
        return sum - 0x1p52 == value ? Int(truncatingIfNeeded: sum.significandBitPattern) : nil
    }

    private static func work(_ value: Double) -> Double {
        if value.magnitude >= leastOrdinary, value.magnitude < .infinity { return ofOrdinary(value) }
        return value.isFinite && value != 0 ? ofOrdinary(value * 0x1p300) * 0x1p-100 : value
    }

    private static func work(_ values: Span<Double>, _ count: Int, _ roots: inout MutableSpan<Double>) {
        precondition(count <= values.count && count <= roots.count, "each number has a root")
        // Counted rather than asked for, which would end the loop and with it that two are worked out at once.
        var ordinary: UInt64 = 0
        for place in 0..<count {
            // Within both, as was just checked.
            let value = unsafe values[unchecked: place]
            unsafe roots[unchecked: place] = ofOrdinary(value)
            ordinary &+= (value.magnitude >= leastOrdinary ? 1 : 0) & (value.magnitude < .infinity ? 1 : 0)
        }
        if ordinary < count { for place in 0..<count { roots[place] = work(values[place]) } }
    }

    /// The root of a number that is neither next to nothing nor without end; of others, anything.
    ///
    /// One over the root is guessed from the exponent, to a thirtieth, and bettered twice by the first terms of
    /// (1 - e)^(-1/3), where 1 - e is its cube by the number. The root that follows is cut to 26 bits, so that its cube is
    /// known without error, and what that lacks of the number is made up by Newton's step and the term behind it.
    @inline(__always)
    private static func ofOrdinary(_ value: Double) -> Double {
        let number = value.magnitude
        // A third of the upper half of the bits, for halves are multiplied by one instruction.
        let third = ((number.bitPattern &>> 32) &* 0xAAAA_AAAB) &>> 33
        var inverse = Double(bitPattern: (0x553E_E918 &- third) &<< 32)
        var rest = 1 - (number * inverse) * (inverse * inverse)
        inverse += inverse * rest * (1.0 / 3 + rest * (2.0 / 9 + rest * (14.0 / 81)))
        rest = 1 - (number * inverse) * (inverse * inverse)
        inverse += inverse * rest * (1.0 / 3 + rest * (2.0 / 9))
        let root = upperBits(number * inverse * inverse)
        let square = root * root
        let upper = upperBits(square)
        let lack = (number - upper * root) - (square - upper) * root
        let step = lack * (inverse * inverse) * (1.0 / 3)
        return Double(signOf: value, magnitudeOf: root + (step + step * (step * inverse)))
    }

    /// The first 26 bits of a number.
    @inline(__always)
    private static func upperBits(_ number: Double) -> Double {
        Double(bitPattern: number.bitPattern & 0xFFFF_FFFF_F800_0000)
    }
}
