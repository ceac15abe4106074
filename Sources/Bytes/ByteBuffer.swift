import Glibc

/// A growable run of bytes that readers fill and writers append to.
///
/// It owns its memory, so it can be reused for every request without allocating: `removeAll()` keeps the capacity.
/// Appending a span costs one `memcpy`; `[UInt8]` costs an order of magnitude more because it rechecks uniqueness.
@safe @usableFromInline package struct ByteBuffer: ~Copyable {
    /// Where the bytes lie; ``nowhere`` while there is no room for any.
    @usableFromInline var storage: UnsafeMutableRawPointer

    /// Bytes held, from the first to the last appended: never more than `capacity`, so that sums of the two with what
    /// fits behind cannot overflow.
    @usableFromInline package internal(set) var count: Int

    /// Bytes that fit before the buffer allocates again.
    @usableFromInline package internal(set) var capacity: Int

    /// Makes an empty buffer with room for `capacity` bytes; without room it allocates nothing.
    package init(capacity: Int = 0) {
        precondition(capacity >= 0, "room for a negative number of bytes")
        unsafe storage = Self.memory(capacity)
        self.capacity = capacity
        count = 0
    }

    deinit {
        // The buffer is the sole owner of its memory: it is not copyable.
        if capacity > 0 { unsafe storage.deallocate() }
    }

    /// Whether no byte is held.
    @inlinable
    package var isEmpty: Bool { count == 0 }

    /// The bytes held, as a view that cannot outlive or overlap a mutation of the buffer.
    @inlinable
    package var bytes: Span<UInt8> {
        @_lifetime(borrow self)
        get {
            let view = unsafe UnsafeRawBufferPointer(start: storage, count: count)
            let span = unsafe Span<UInt8>(_unsafeBytes: view)
            return unsafe _overrideLifetime(span, borrowing: self)
        }
    }

    /// Makes room for `additional` bytes beyond those held, at least doubling when it must grow.
    @inlinable
    @inline(__always)
    package mutating func reserve(_ additional: Int) {
        if additional > capacity &- count { grow(for: additional) }
    }

    @usableFromInline
    @inline(never)
    mutating func grow(for additional: Int) {
        let length = max(count + additional, capacity * 2, 64)
        let grown = UnsafeMutableRawPointer.allocate(byteCount: length, alignment: 1)
        unsafe grown.copyMemory(from: storage, byteCount: count)
        if capacity > 0 { unsafe storage.deallocate() }
        unsafe storage = grown
        capacity = length
    }

    /// Forgets all bytes and keeps the memory.
    @inlinable
    package mutating func removeAll() {
        count = 0
    }

    /// Forgets the first `length` bytes and moves the rest to the front.
    ///
    /// - Precondition: `length` is between 0 and `count`.
    package mutating func removeFirst(_ length: Int) {
        precondition(length >= 0 && length <= count, "removing more bytes than are held")
        let rest = count - length
        if rest > 0, length > 0 { unsafe memmove(storage, storage + length, rest) }
        count = rest
    }

    /// Forgets all bytes from `length` on.
    ///
    /// - Precondition: `length` is between 0 and `count`.
    @inlinable
    package mutating func truncate(to length: Int) {
        precondition(length >= 0 && length <= count, "truncating to more bytes than are held")
        count = length
    }

    /// Gives back the memory when it exceeds `limit` bytes and nothing is held.
    @inlinable
    package mutating func shrink(to limit: Int) {
        guard isEmpty, capacity > limit else { return }
        replaceMemory(limit)
    }

    @usableFromInline
    mutating func replaceMemory(_ capacity: Int) {
        if self.capacity > 0 { unsafe storage.deallocate() }
        unsafe storage = Self.memory(capacity)
        self.capacity = capacity
    }

    /// Appends one byte.
    @inlinable
    @inline(__always)
    package mutating func append(_ byte: UInt8) {
        reserve(1)
        unsafe storage.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
        count &+= 1
    }

    /// Appends a copy of `bytes`.
    @inlinable
    @inline(__always)
    package mutating func append(_ bytes: Span<UInt8>) {
        unsafe bytes.withUnsafeBytes { source in unsafe append(copying: source) }
    }

    /// Appends a copy of the bytes of `source` at `range`, of which there are few: by whole sixteens where so many are
    /// there, which spares a call.
    @inlinable
    @inline(__always)
    package mutating func append(_ source: Span<UInt8>, at range: Range<Int>) {
        let whole = (range.count &+ 15) & ~15
        guard range.lowerBound >= 0, source.count &- range.lowerBound >= whole else {
            return append(source.extracting(range))
        }
        reserve(whole)
        var offset = 0
        while offset < whole {
            // Within the bytes just reserved, as the bytes read are within the source.
            unsafe storage.storeBytes(
                of: source.sixteenBytes(at: range.lowerBound &+ offset), toByteOffset: count &+ offset,
                as: SIMD16<UInt8>.self)
            offset &+= 16
        }
        count &+= range.count
    }

    /// Appends a copy of the bytes that `other` holds.
    @inlinable
    @inline(__always)
    package mutating func append(contentsOf other: borrowing ByteBuffer) {
        unsafe append(copying: UnsafeRawBufferPointer(start: other.storage, count: other.count))
    }

    /// Appends the UTF-8 of a literal.
    @inlinable
    @inline(__always)
    package mutating func append(_ literal: StaticString) {
        unsafe append(
            copying: UnsafeRawBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
    }

    /// Appends the UTF-8 of `text`.
    package mutating func append(utf8 text: String) {
        var text = text
        text.withUTF8 { source in unsafe append(copying: UnsafeRawBufferPointer(source)) }
    }

    /// Lets `body` write up to `length` bytes behind those held and say how many it wrote, as a system call does.
    ///
    /// - Returns: what `body` returned; a negative result (an error code) appends nothing.
    package mutating func appendUninitialized(
        _ length: Int, _ body: (UnsafeMutableRawBufferPointer) -> Int
    ) -> Int {
        reserve(length)
        let room = unsafe UnsafeMutableRawBufferPointer(start: storage + count, count: length)
        let written = unsafe body(room)
        precondition(written <= length, "wrote beyond the reserved bytes")
        if written > 0 { count += written }
        return written
    }

    /// Replaces the bytes at `offset` with `bytes`, all of which must lie within those held.
    package mutating func replace(at offset: Int, with bytes: Span<UInt8>) {
        precondition(offset >= 0 && offset + bytes.count <= count, "replacing beyond the bytes held")
        for index in bytes.indices {
            unsafe storage.storeBytes(of: bytes[index], toByteOffset: offset + index, as: UInt8.self)
        }
    }

    /// No memory at all for an empty buffer: most buffers of an idle connection stay empty.
    private static func memory(_ capacity: Int) -> UnsafeMutableRawPointer {
        unsafe capacity > 0 ? .allocate(byteCount: capacity, alignment: 1) : nowhere
    }

    /// An address that is not nil and at which nothing is ever read or written.
    private static var nowhere: UnsafeMutableRawPointer {
        // The bit pattern is not zero, which is the only one that gives nil.
        unsafe UnsafeMutableRawPointer(bitPattern: 64).unsafelyUnwrapped
    }

    @inlinable
    @inline(__always)
    mutating func append(copying source: UnsafeRawBufferPointer) {
        let length = source.count
        reserve(length)
        // An empty source may have no address.
        if let start = source.baseAddress {
            unsafe (storage + count).copyMemory(from: start, byteCount: length)
        }
        count &+= length
    }
}

// The memory is owned, never shared, and reached only through the buffer.
extension ByteBuffer: @unchecked Sendable {}
