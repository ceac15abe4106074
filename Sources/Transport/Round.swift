import Bytes

/// The connections of one turn that are served together: all are read, then all are worked through, then all are
/// sent their answers.
///
/// Done one connection at a time, each request finds the processor's caches full of the kernel's code and leaves them
/// full of its own, three times over. In rounds each of the three runs over many requests while its code is at hand:
/// the vectors of VPP (Linguaglossa et al., "High-speed software data plane via vectorized packet processing", IEEE
/// Communications Magazine 56(12), 2018). A connection that is alone in its turn waits for nobody.
@safe struct Round: ~Copyable {
    /// Who is in the round, and which part of the shared buffers is theirs.
    struct Member {
        let slot: UInt32
        /// What was read, as a range of the input.
        let input: Range<Int>
        /// What it answers, as a range of the answers.
        var answers = 0..<0
    }

    /// Most connections of a round: beyond, clients would wait for answers that lie ready.
    static let mostMembers = 16
    /// Bytes of input beyond which nobody else is taken in, so that the whole of a round stays in the caches.
    static let inputBytes = 16 * 1024
    /// Bytes of answers beyond which they are sent before further requests are worked through.
    static let answerBytes = 64 * 1024

    // At an address of their own: an array would look for its owners with each member, and values within the round be
    // copied with it wherever it is lent.
    private let members: UnsafeMutablePointer<Member>
    /// How many members there are.
    private(set) var count = 0
    /// What the members answer, one behind the other, while it is being sent.
    var answers = ByteBuffer(capacity: answerBytes)
    private let input: UnsafeMutableRawBufferPointer
    /// Where recv(2) may write what no member sent.
    let scratch: UnsafeMutableRawBufferPointer
    private let readBytes: Int
    private var inputEnd = 0

    /// Makes an empty round that reads up to `readBytes` bytes of each connection.
    init(readBytes: Int) {
        self.readBytes = readBytes
        unsafe input = .allocate(byteCount: Self.inputBytes + readBytes, alignment: 64)
        unsafe scratch = .allocate(byteCount: readBytes, alignment: 64)
        unsafe members = .allocate(capacity: Self.mostMembers)
    }

    deinit {
        // Allocated by the initialiser; nothing that points into them outlives the round.
        unsafe input.deallocate()
        unsafe scratch.deallocate()
        unsafe members.deallocate()
    }

    /// Whether another connection can be taken in.
    var isFull: Bool { count == Self.mostMembers || inputEnd > Self.inputBytes }

    /// Where recv(2) may write what the next member sent, as much as is read at once and at most `length` bytes.
    ///
    /// - Precondition: the round is not full.
    func room(atMost length: Int) -> UnsafeMutableRawBufferPointer {
        precondition(!isFull, "reading into a full round")
        // A round that is not full has room for `readBytes` more.
        return unsafe UnsafeMutableRawBufferPointer(rebasing: input[inputEnd..<(inputEnd + min(length, readBytes))])
    }

    /// Takes in the connection in `slot`, of which `count` bytes were read into `room`; none at its end.
    mutating func take(_ slot: UInt32, received count: Int) {
        precondition(self.count < Self.mostMembers, "one more in a full round")
        unsafe (members + self.count).initialize(to: Member(slot: slot, input: inputEnd..<(inputEnd + count)))
        self.count += 1
        // The next one starts on a cache line of its own.
        inputEnd += (count + 63) & ~63
    }

    /// The connection of the member at `index`.
    func slot(of index: Int) -> UInt32 { unsafe member(index).pointee.slot }

    /// What was read of the member at `index`.
    @_lifetime(borrow self)
    func input(of index: Int) -> Span<UInt8> {
        // Written by the kernel before the member was taken in, and not again before the round is cleared.
        let bytes = unsafe UnsafeRawBufferPointer(rebasing: input[member(index).pointee.input])
        return unsafe _overrideLifetime(Span<UInt8>(_unsafeBytes: bytes), borrowing: self)
    }

    /// Notes that the member at `index` answers `answers`.
    mutating func setAnswers(_ answers: Range<Int>, of index: Int) { unsafe member(index).pointee.answers = answers }

    /// What the member at `index` answers.
    @_lifetime(borrow self)
    func answers(of index: Int) -> Span<UInt8> { unsafe answers.bytes.extracting(member(index).pointee.answers) }

    /// Forgets the answers once they are sent.
    mutating func clearAnswers() {
        answers.removeAll()
        // One huge answer must not make the loop keep its memory for ever.
        answers.shrink(to: 1024 * 1024)
    }

    private func member(_ index: Int) -> UnsafeMutablePointer<Member> {
        precondition(index >= 0 && index < count, "no such member")
        // Below `count` all are initialized; members own nothing that would have to be deinitialized.
        return unsafe members + index
    }

    /// Begins anew.
    mutating func clear() {
        count = 0
        inputEnd = 0
    }
}
