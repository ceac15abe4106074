/// Room behind the bytes of a ``ByteBuffer``, for a writer of many small pieces: how far it has got stays in a register,
/// while a buffer that grows has to be asked anew for each piece.
@safe @frozen @usableFromInline package struct ByteRoom: ~Copyable, ~Escapable {
    @usableFromInline let start: UnsafeMutableRawPointer
    @usableFromInline let capacity: Int
    /// Bytes written.
    @usableFromInline package internal(set) var count = 0

    @inlinable
    @_lifetime(borrow room)
    init(_ room: UnsafeMutableRawBufferPointer) {
        // Whoever makes it has reserved the bytes, so that there is an address.
        unsafe start = room.baseAddress.unsafelyUnwrapped
        capacity = room.count
    }

    /// Appends one byte.
    @inlinable
    @inline(__always)
    package mutating func append(_ byte: UInt8) {
        precondition(count < capacity, "writing beyond the room")
        unsafe start.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
        count &+= 1
    }

    /// Appends a copy of the bytes of `source` at `range`, of which there are few, by whole sixteens where so many are
    /// there.
    ///
    /// - Precondition: room for the bytes, rounded up to whole sixteens.
    @inlinable
    @inline(__always)
    package mutating func append(_ source: Span<UInt8>, at range: Range<Int>) {
        let whole = (range.count &+ 15) & ~15
        precondition(whole <= capacity &- count, "writing beyond the room")
        guard range.lowerBound >= 0, source.count &- range.lowerBound >= whole else {
            for place in range { append(source[place]) }
            return
        }
        copy(source, at: range.lowerBound, whole)
        count &+= range.count
    }

    /// Appends the `length` bytes of `source` from `start` on, copying all of `whole`, which are whole sixteens: where that
    /// is the same for one piece after the other, a processor need not guess where each ends.
    ///
    /// - Precondition: `source` and the room have as many as are copied.
    @inlinable
    @inline(__always)
    package mutating func append(_ source: Span<UInt8>, at start: Int, _ length: Int, copying whole: Int) {
        precondition(
            whole & 15 == 0 && whole <= capacity &- count && start >= 0 && whole <= source.count &- start
                && length >= 0 && length <= whole, "copying beyond the room or the source")
        copy(source, at: start, whole)
        count &+= length
    }

    /// Copies whole sixteens behind the bytes written: the first three one by one, for of a loop alone compilers make a
    /// call, which takes longer than most pieces.
    ///
    /// - Precondition: they lie within the source and the room. It is not checked.
    @inlinable
    @inline(__always)
    func copy(_ source: Span<UInt8>, at start: Int, _ whole: Int) {
        guard whole > 0 else { return }
        copySixteen(source, at: start, 0)
        guard whole > 16 else { return }
        copySixteen(source, at: start, 16)
        guard whole > 32 else { return }
        copySixteen(source, at: start, 32)
        var offset = 48
        while offset < whole {
            copySixteen(source, at: start, offset)
            offset &+= 16
        }
    }

    @inlinable
    @inline(__always)
    func copySixteen(_ source: Span<UInt8>, at start: Int, _ offset: Int) {
        unsafe self.start.storeBytes(
            of: source.sixteenBytes(at: start &+ offset), toByteOffset: count &+ offset, as: SIMD16<UInt8>.self)
    }

    /// Replaces the six bytes at `offset` with a share.
    ///
    /// - Precondition: they lie within those written.
    @inlinable
    @inline(__always)
    package mutating func replace(at offset: Int, with share: ShareText) {
        precondition(offset >= 0 && offset &+ ShareText.length <= count, "replacing beyond the bytes written")
        unsafe share.write(to: start + offset)
    }
}

extension ByteBuffer {
    /// Lets `body` append up to `length` bytes.
    @inlinable
    @inline(__always)
    package mutating func append(upTo length: Int, _ body: (inout ByteRoom) -> Void) {
        reserve(max(length, 1))
        var room = unsafe ByteRoom(UnsafeMutableRawBufferPointer(start: storage + count, count: length))
        body(&room)
        count &+= room.count
    }
}
