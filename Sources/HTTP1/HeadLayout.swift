import Bytes

/// Where the parts of one head stand, filled by the parser: one per event loop, reused for every request.
@safe package struct HeadLayout: ~Copyable {
    // Owned from `init` to `deinit`. At an address of their own, so that a head is three words and a pointer whoever it
    // is passed to, instead of all that is known of it.
    private let knownFacts: UnsafeMutablePointer<RequestFacts>
    /// The method as soon as it is known, so that even a refusal of what follows can honour HEAD.
    var method: Method?
    /// Where the header block begins; zero while the request line is incomplete.
    var fieldsStart = 0
    /// How large the head may be.
    let limits: HeadLimits
    private var fields: FieldTable
    /// The `Host` of the last head, which was well-formed and is most likely that of the next one.
    private var knownHost = ByteBuffer()
    /// The head that this is the layout of.
    private var known = KnownHead()
    // What has been seen of the fields that decide about framing.
    var hasHost = false
    var contentLength: Int?
    /// Where the digits of `Content-Length` stand.
    var contentLengthDigits: Range<Int>?
    var isChunked = false

    /// A longer host is looked at every time.
    private static let knownHostBytes = 255

    /// Makes a table with room for `limits.fields`.
    package init(limits: HTTPLimits) {
        self.limits = HeadLimits(targetBytes: limits.targetBytes, fieldBytes: limits.fieldBytes)
        fields = FieldTable(capacity: limits.fields)
        unsafe knownFacts = .allocate(capacity: 1)
        unsafe knownFacts.initialize(to: RequestFacts())
    }

    deinit { unsafe knownFacts.deallocate() }

    /// What reading the head established.
    var facts: RequestFacts {
        @inline(__always)
        _read { yield unsafe knownFacts.pointee }
        @inline(__always)
        _modify { yield unsafe &knownFacts.pointee }
    }

    /// Forgets the request read before.
    mutating func reset() {
        known.forget()
        facts = RequestFacts()
        method = nil
        fieldsStart = 0
        fields.removeAll()
        hasHost = false
        contentLength = nil
        contentLengthDigits = nil
        isChunked = false
    }

    /// Whether `input` begins with the head that this is the layout of, which then is brought up to date.
    ///
    /// - Returns: how many bytes the head has; zero where it must be read.
    @inline(always)
    mutating func repeated(at input: Span<UInt8>) -> Int {
        guard known.begins(input) else { return 0 }
        if let length = known.announcedLength(in: input) { facts.framing = .length(length) }
        return known.count
    }

    /// Keeps the head that was read to its end.
    mutating func remember(_ head: Span<UInt8>) { known.remember(head, digits: contentLengthDigits) }

    /// Notes where the next field stands.
    @inline(always)
    mutating func append(_ position: FieldPosition) throws(HeadStop) { try fields.append(position) }

    /// Notes that the target is a path and nothing else.
    @inline(always)
    mutating func notePath(_ path: Range<Int>) {
        facts.pathStart = path.lowerBound
        facts.pathEnd = path.upperBound
        facts.queryStart = path.upperBound
        facts.queryEnd = path.upperBound
    }

    /// Whether `host` is that of the last head, letter by letter; before the first head none is.
    @inline(always)
    func isKnown(host: Span<UInt8>) -> Bool { !host.isEmpty && host.hasSameBytes(as: knownHost.bytes) }

    /// Keeps a well-formed host that is another than the last.
    mutating func remember(host: Span<UInt8>) {
        guard host.count <= Self.knownHostBytes else { return }
        knownHost.removeAll()
        knownHost.append(host)
    }

    /// Notes that the field appended last is a `Content-Type`, of which the first counts.
    @inline(always)
    mutating func noteContentType() {
        if facts.contentType == nil { facts.contentType = fields.count - 1 } else { facts.repeatsContentType = true }
    }

    /// Notes that the field appended last says the content is packed; the first that does counts.
    mutating func noteContentEncoding() {
        if facts.contentEncoding == nil { facts.contentEncoding = fields.count - 1 }
    }

    /// The head that this layout describes, of which `bytes` are the bytes.
    ///
    /// - Precondition: heads of the same layout that are still in use have the same peer.
    @_lifetime(copy bytes, borrow self)
    @inline(__always)
    func head(of bytes: Span<UInt8>, peer: PeerAddress) -> RequestHead {
        unsafe knownFacts.pointee.peer = peer
        return unsafe RequestHead(bytes: bytes, positions: fields.positions, facts: UnsafePointer(knownFacts))
    }
}
