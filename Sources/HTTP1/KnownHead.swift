import Bytes

/// The last head that was read to its end, whose layout holds until another head is read.
///
/// Clients, and proxies on their behalf, send the same head with each request; only the length of the body differs. What
/// a head means depends on its bytes alone, so the same bytes need not be read again.
struct KnownHead: ~Copyable {
    /// A longer head is read every time.
    private static let mostBytes = 1024
    /// The most digits that are read at once. A longer number is beyond any limit.
    private static let mostDigits = 8

    private var bytes = ByteBuffer()
    /// Where the value of `Content-Length` stands; empty behind the end where there is none.
    private var digits = 0..<0

    /// How many bytes it has; zero while no head is known.
    var count: Int { bytes.count }

    /// Forgets the head: its layout does not hold any more.
    mutating func forget() { bytes.removeAll() }

    /// Keeps the head of which `head` are the bytes and `digits` those of its `Content-Length`.
    mutating func remember(_ head: Span<UInt8>, digits: Range<Int>?) {
        forget()
        guard head.count <= Self.mostBytes, (digits?.count ?? 0) <= Self.mostDigits else { return }
        bytes.append(head)
        self.digits = digits ?? head.count..<head.count
    }

    /// Whether `input` begins with the head, whatever as many digits say of the length of the body.
    ///
    /// All bytes are compared wherever the first difference is: how long that takes says nothing of the credentials that
    /// another client sent.
    @inline(always)
    func begins(_ input: Span<UInt8>) -> Bool {
        guard count > 0, input.count >= count else { return false }
        let before = bytes.bytes.difference(from: input, in: 0..<digits.lowerBound)
        let behind = bytes.bytes.difference(from: input, in: digits.upperBound..<count)
        return before | behind == 0 && (digits.isEmpty || run(in: input).count == digits.count)
    }

    /// The length of the body behind `input`, which begins with the head; nil where no digits say it.
    @inline(always)
    func announcedLength(in input: Span<UInt8>) -> Int? {
        digits.isEmpty ? nil : run(in: input).value
    }

    @inline(always)
    private func run(in input: Span<UInt8>) -> DigitRun { DigitRun(input.paddedWord(at: digits.lowerBound)) }
}

extension Span<UInt8> {
    /// Zero where `other` has the same bytes at `range`, which lies within both.
    @inline(always)
    fileprivate func difference(from other: Span<UInt8>, in range: Range<Int>) -> UInt64 {
        guard range.count >= 16 else { return shortDifference(from: other, in: range) }
        var difference = SIMD16<UInt8>(repeating: 0)
        var index = range.lowerBound
        // The last sixteen bytes are compared whole, whatever was compared of them before.
        let last = range.upperBound &- 16
        while index < last {
            difference |= sixteenBytes(at: index) ^ other.sixteenBytes(at: index)
            index &+= 16
        }
        difference |= sixteenBytes(at: last) ^ other.sixteenBytes(at: last)
        let words = unsafe unsafeBitCast(difference, to: SIMD2<UInt64>.self)
        return words[0] | words[1]
    }

    /// The same of fewer than sixteen bytes.
    @inline(always)
    private func shortDifference(from other: Span<UInt8>, in range: Range<Int>) -> UInt64 {
        var difference: UInt64 = 0
        var index = range.lowerBound
        while index &+ 8 <= range.upperBound {
            difference |= word(at: index) ^ other.word(at: index)
            index &+= 8
        }
        if index &+ 4 <= range.upperBound {
            difference |= UInt64(halfWord(at: index) ^ other.halfWord(at: index))
            index &+= 4
        }
        while index < range.upperBound {
            difference |= UInt64(self[index] ^ other[index])
            index &+= 1
        }
        return difference
    }
}
