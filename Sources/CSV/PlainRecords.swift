import Bytes
internal import CLinux

/// Records as nearly all tables have them, to be read straight from the text: no quotes, nothing but ASCII, lines that
/// end in LF or CRLF.
///
/// What ends a field is found beforehand, 16 bytes at a time and for many records at once; whoever reads them looks at
/// each of these bytes, and leaves a record that is not as expected to ``CSVReader``, which reads all of them.
package struct PlainRecords: ~Escapable {
    /// What was read.
    package struct Taken {
        let records: Int
        let end: Int

        /// Says that `records` records were read, and that the next one begins at `end`.
        package init(records: Int, end: Int) {
            self.records = records
            self.end = end
        }
    }

    /// The text in which the records stand.
    package let text: Span<UInt8>
    /// Where in the text the first one begins.
    package let start: Int
    /// Where from there on delimiters, line feeds, carriage returns, quotes and bytes that are not ASCII stand, as
    /// distances from `base`: all of them up to the last one given, and no record that ends there is longer than it
    /// may be.
    package let ends: Span<UInt16>
    /// From where the ends are counted.
    package let base: Int

    @_lifetime(copy text, borrow ends)
    init(text: Span<UInt8>, start: Int, _ ends: borrowing PlainFieldEnds) {
        self.text = text
        self.start = start
        self.ends = ends.span
        base = ends.base
    }
}

/// Where fields of plain records end, in memory that is kept.
@safe struct PlainFieldEnds: ~Copyable {
    /// Places at most: a thousand records, so that those left over behind whole blocks of them hardly count.
    private static let capacity = 4096
    /// Bytes looked at in one go, each of which may be a place.
    private static let stride = 64

    /// From where in the text the places are counted.
    private(set) var base = 0
    private var storage = unsafe UnsafeMutableBufferPointer<UInt16>(start: nil, count: 0)
    private var count = 0
    /// The first place that is not skipped.
    private var first = 0

    deinit {
        // Numbers are trivial, so nothing is left in the memory that would have to be ended.
        unsafe storage.deallocate()
    }

    /// The places, as a view that cannot outlive or overlap a change.
    var span: Span<UInt16> {
        @_lifetime(borrow self)
        get {
            let view = unsafe UnsafeBufferPointer(rebasing: storage[first..<count])
            let span = unsafe Span(_unsafeElements: view)
            return unsafe _overrideLifetime(span, borrowing: self)
        }
    }

    /// Whether all places are skipped.
    var isEmpty: Bool { first == count }

    /// Forgets all places: the text is another.
    mutating func removeAll() {
        first = 0
        count = 0
    }

    /// Forgets the places before `start`.
    mutating func skip(to start: Int) {
        // They ascend, and nearly all of them are skipped at once.
        var end = count
        while first < end {
            let middle = first &+ (end &- first) / 2
            if unsafe Int(storage[middle]) < start - base { first = middle &+ 1 } else { end = middle }
        }
    }

    /// Finds the places in `input` from `start` on, in records of at most `longest` bytes.
    mutating func find(in input: borrowing ByteBuffer, from start: Int, delimiter: UInt8, longest: Int) {
        if unsafe storage.isEmpty { unsafe storage = .allocate(capacity: Self.capacity + Self.stride) }
        removeAll()
        base = start
        let text = input.bytes
        let bound = min(text.count, start + min(longest, Int(UInt16.max)))
        var index = start
        while index &+ Self.stride <= bound, count < Self.capacity {
            appendBlock(PlainBlock(text, at: index, delimiter: delimiter).ends, from: index &- start)
            index &+= Self.stride
        }
        guard count < Self.capacity else { return }
        // Fewer than a block, so that the memory has room for all of them.
        while index < bound {
            if Self.isEnd(text[index], delimiter) { append(index &- start) }
            index &+= 1
        }
    }

    /// Appends the places of a block by whole eights: how many there are no processor guesses, but how many eights.
    @inline(__always)
    private mutating func appendBlock(_ bits: UInt64, from start: Int) {
        var rest = bits
        // Behind the last of fewer than `capacity`; eights of a block do not go beyond it.
        var next = unsafe storage.baseAddress.unsafelyUnwrapped + count
        while rest != 0 {
            for offset in 0..<8 {
                unsafe next[offset] = UInt16(truncatingIfNeeded: start &+ rest.trailingZeroBitCount)
                rest &= rest &- 1
            }
            unsafe next += 8
        }
        count &+= bits.nonzeroBitCount
    }

    @inline(__always)
    private mutating func append(_ place: Int) {
        // Behind the last of fewer than `capacity`, or one of the fewer than a block's that follow.
        unsafe storage.baseAddress.unsafelyUnwrapped[count] = UInt16(truncatingIfNeeded: place)
        count &+= 1
    }

    private static func isEnd(_ byte: UInt8, _ delimiter: UInt8) -> Bool {
        byte == delimiter || byte == RecordScanner.lineFeed || byte == RecordScanner.carriageReturn
            || byte == RecordScanner.quote || byte >= 0x80
    }
}

/// 64 bytes of a text.
private struct PlainBlock {
    /// A bit for each byte that ends a field or makes a record another than a plain one, that of the first byte lowest.
    private(set) var ends: UInt64 = 0

    /// - Precondition: 64 bytes stand in `text` from `index` on. It is not checked.
    @inline(__always)
    init(_ text: Span<UInt8>, at index: Int, delimiter: UInt8) {
        // The comparisons read 16 bytes each, of which the caller knows that they are there.
        unsafe text.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return }
            for offset in Swift.stride(from: 0, to: 64, by: 16) {
                let places = unsafe clinux_places_of_or_above_ascii(
                    base + (index &+ offset), delimiter, RecordScanner.lineFeed, RecordScanner.carriageReturn,
                    RecordScanner.quote)
                ends |= UInt64(places) &<< UInt64(truncatingIfNeeded: offset)
            }
        }
    }
}
